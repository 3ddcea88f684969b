/// How numbers along an axis and in hints are printed.
enum ChartFormat: String {
  /// Whole.
  case count

  /// A part, as a percentage.
  case share

  /// As short as along an axis: 2M, 400K.
  case axis

  /// As many digits as needed.
  case number

  /// What the page resolves to a function.
  var value: ChartValue { .text("format:\(rawValue)") }
}

/// Room around the plot; axis labels find their own.
func chartGrid(
  top: Int = 16, right: Int = 24, bottom: Int = 8, left: Int = 8
) -> ChartValue {
  [
    "top": .number(Double(top)), "right": .number(Double(right)), "bottom": .number(Double(bottom)),
    "left": .number(Double(left)), "containLabel": true,
  ]
}

/// An axis of numbers with a name in its middle.
func numberAxis(
  _ name: String = "", format: ChartFormat = .axis, isLogarithmic: Bool = false,
  isHorizontal: Bool = true
) -> ChartValue {
  let axis: ChartValue = [
    "type": isLogarithmic ? "log" : "value", "splitNumber": 4,
    "axisLabel": ["formatter": format.value, "hideOverlap": true],
  ]
  guard !name.isEmpty else { return axis }
  return axis.adding([
    "name": .text(name), "nameLocation": "middle", "nameGap": isHorizontal ? 30 : 44,
  ])
}

/// An axis of names along the left side, the first at the top; long names break.
func nameAxis(_ names: [String]) -> ChartValue {
  let longest = names.map(\.count).max() ?? 0
  let width = min(150, longest * 7 + 4)
  return [
    "type": "category", "inverse": true, "data": .texts(names),
    "axisTick": ["show": false],
    "axisLabel": ["width": .number(Double(width)), "overflow": "break", "interval": 0],
  ]
}

/// An axis of names along the bottom.
func bottomNameAxis(_ names: [String], title: String = "") -> ChartValue {
  let axis: ChartValue = [
    "type": "category", "data": .texts(names), "axisTick": ["show": false],
    "axisLabel": ["hideOverlap": true],
  ]
  return title.isEmpty
    ? axis : axis.adding(["name": .text(title), "nameLocation": "middle", "nameGap": 30])
}

/// The height a chart of horizontal bars needs.
func barsHeight(_ count: Int, each: Int = 40) -> Int { 72 + max(2, count) * each }

/// Symbols that tell series apart where colours do not.
func symbol(_ index: Int) -> ChartValue {
  let symbols: [ChartValue] = [
    "circle", "triangle", "diamond", "rect", "roundRect", "pin", "arrow",
  ]
  return symbols[index % symbols.count]
}
