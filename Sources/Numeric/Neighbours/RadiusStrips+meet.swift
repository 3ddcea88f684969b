extension RadiusStrips {
  /// Takes points four at a time, and has a search meet all that may be within the radius of them.
  ///
  /// - Parameters:
  ///   - asked: The points, in these strips.
  ///   - others: The points they may meet, in these strips.
  ///   - part: The strips whose points are asked.
  ///   - forwards: Whether the points are the same and each pair is to be met from one side only.
  ///   - search: What is done with those that are met.
  func meet<Search: StripSearch>(
    _ asked: StripPoints, _ others: StripPoints, in part: Range<Int>, forwards: Bool = false,
    _ search: inout Search
  ) {
    switch points.featureCount {
    case 2: meet(asked, others, in: part, forwards, &search, TwoFeatures())
    case 3: meet(asked, others, in: part, forwards, &search, ThreeFeatures())
    default:
      meet(asked, others, in: part, forwards, &search, ManyFeatures(count: points.featureCount))
    }
  }

  private func meet<Search: StripSearch, Width: FeatureWidth>(
    _ asked: StripPoints, _ others: StripPoints, in part: Range<Int>, _ forwards: Bool,
    _ search: inout Search, _ width: Width
  ) {
    var four = [SIMD4<Double>](repeating: .zero, count: width.count)
    var windows: [Range<Int>] = []
    for strip in part where !asked.points(of: strip).isEmpty {
      // The strip itself comes first: most of what is near is there.
      windows.removeAll(keepingCapacity: true)
      windows.append(others.points(of: strip))
      touching.forEach(of: strip) { other in
        if !forwards || other > strip { windows.append(others.points(of: other)) }
      }
      let points = asked.points(of: strip)
      for start in stride(from: points.lowerBound, to: points.upperBound, by: 4) {
        let places = start..<min(start + 4, points.upperBound)
        asked.load(places, into: &four)
        if forwards { windows[0] = max(start, windows[0].lowerBound)..<windows[0].upperBound }
        compare(four.span, places, with: others.values.span, &windows, &search, width)
      }
    }
  }

  /// Compares four points with the windows, which begin at the first that may be near and end with
  /// their strips.
  @inline(__always)
  private func compare<Search: StripSearch, Width: FeatureWidth>(
    _ four: Span<SIMD4<Double>>, _ places: Range<Int>, with values: Span<Double>,
    _ windows: inout [Range<Int>], _ search: inout Search, _ width: Width
  ) {
    let (least, greatest) = (four[along].x - reach, four[along].w + reach)
    var found = search.begin()
    for number in windows.indices {
      let end = windows[number].upperBound
      var other = windows[number].lowerBound
      // Safe: windows are of points that exist, and `along` is one of their features.
      while other < end, unsafe values[unchecked: other &* width.count &+ along] < least {
        other &+= 1
      }
      windows[number] = other..<end
      while other < end, unsafe values[unchecked: other &* width.count &+ along] <= greatest {
        search.take(other, at: squares(four, other, values, width), of: places, &found)
        other &+= 1
      }
      if search.isEnough(found) { break }
    }
    search.end(places, found)
  }

  /// The squared distances of four points from another, added in the order of features.
  @inline(__always)
  private func squares<Width: FeatureWidth>(
    _ four: Span<SIMD4<Double>>, _ other: Int, _ values: Span<Double>, _ width: Width
  ) -> SIMD4<Double> {
    var sum = SIMD4<Double>.zero
    for feature in 0..<width.count {
      // Safe: there is a vector for each feature, and the point exists.
      let difference =
        unsafe four[unchecked: feature] - values[unchecked: other &* width.count &+ feature]
      sum += difference * difference
    }
    return sum
  }
}
