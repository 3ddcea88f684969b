import Features
import Ingestion
import Insight
import Numeric
import Segments
import Studies
import Tabular

/// A key number.
struct SummaryTile: Hashable {
  /// What it counts.
  let label: String

  /// The number, ready to read.
  let value: String
}

/// What is most worth knowing of a study, in plain words.
struct SummaryFacts {
  private let result: StudyResult

  /// Looks at a study.
  init(_ result: StudyResult) { self.result = result }

  /// What was read, what was set aside and what came of it, a paragraph each.
  var story: [String] { [reading, outcome].filter { !$0.isEmpty } }

  /// The biggest facts, a sentence each.
  var highlights: [String] {
    [bestSegment, concentration, sleepers, driver, unusual, countries].compactMap(\.self)
  }

  private var reading: String {
    let names = listed(result.input.files.map(\.name))
    let read = "\(counted(result.input.rowCount, "row")) of \(names) were read."
    guard let ledger = result.ledger, !ledger.entries.isEmpty else { return read }
    let lost = ledger.before.rows - ledger.after.rows
    let share = shareText(Double(lost) / Double(max(1, ledger.before.rows)))
    return read
      + " \(counted(ledger.entries.count, "cleaning rule")) set \(wholeText(lost)) of them "
      + "aside (\(share)); \(wholeText(ledger.after.rows)) are left, with revenue of "
      + "\(decimalText(ledger.after.revenue.value, 2))\(period)."
  }

  private var period: String {
    guard let first = result.customers.firstPurchase.min(),
      let last = result.customers.lastPurchase.max()
    else { return "" }
    return
      " from \(WallClock(microseconds: first).dayText) to \(WallClock(microseconds: last).dayText)"
  }

  private var outcome: String {
    if let lines = result.unusualLines {
      return "Of \(counted(lines.lines, "line")) that could be scored, \(wholeText(lines.count)) "
        + "(\(shareText(Double(lines.count) / Double(max(1, lines.lines))))) are unusual."
    }
    let customers = counted(result.customers.identifiers.count, "customer")
    guard !result.segments.isEmpty else { return "They describe \(customers)." }
    let apart = result.segments.count { $0.isSetApart }
    let clusters = counted(result.segments.count - apart, "segment")
    let more = apart > 0 ? ", beside \(counted(apart, "group")) set apart as extreme" : ""
    return "The \(customers) fall into \(clusters)\(more): "
      + listed(result.segments.map { "\($0.name) (\(shareText($0.share)))" }) + "."
  }
}

extension SummaryFacts {
  private var bestSegment: String? {
    let ranked = result.segments.filter { $0.revenueShare != nil && $0.share > 0 }
    let best = ranked.max { ($0.revenueShare ?? 0) / $0.share < ($1.revenueShare ?? 0) / $1.share }
    guard let best, let revenue = best.revenueShare, revenue > best.share else { return nil }
    return "\(counted(best.customers, "customer")) (\(shareText(best.share))), the segment "
      + "\(best.name), bring \(shareText(revenue)) of the revenue."
  }

  private var concentration: String? {
    guard let money = result.customers.feature("monetary")?.values, money.count >= 50 else {
      return nil
    }
    let total = money.reduce(0, +)
    guard total > 0 else { return nil }
    let top = money.sorted(by: >).prefix(money.count / 5).reduce(0, +)
    return "The fifth of the customers who spend most bring \(shareText(top / total)) of it."
  }

  private var sleepers: String? {
    let ranked = result.segments.compactMap { segment in
      segment.features.first { $0.name == "recency" }.map { (segment, $0) }
    }
    guard let (segment, recency) = ranked.max(by: { $0.1.median < $1.1.median }),
      recency.standing > 0.6
    else { return nil }
    return "\(counted(segment.customers, "customer")) (\(shareText(segment.share))), the segment "
      + "\(segment.name), have been away longest: half of them for \(amountText(recency.median)) days or more."
  }

  private var driver: String? {
    guard let drivers = result.drivers, let first = drivers.ranking.first else { return nil }
    let name = result.customers.feature(first.feature)?.words.plain ?? first.feature
    return "What tells the segments apart most is \(name), with "
      + "\(shareText(first.importance)) of the importance."
  }

  private var unusual: String? {
    guard let unusual = result.unusual, let first = unusual.ranked.first else { return nil }
    return "\(counted(unusual.ranked.count, "customer")) "
      + "(\(shareText(Double(unusual.ranked.count) / Double(unusual.scores.count)))) "
      + "stand out as unusual, \(result.customers.identifiers[first]) most of all."
  }

  private var countries: String? {
    guard let countries = result.unusualLines?.countries.filter({ $0.lines >= 100 }),
      let most = countries.first, countries.count > 1
    else { return nil }
    let share = { (count: CountryCount) in Double(count.unusual) / Double(count.lines) }
    guard let oddest = countries.max(by: { share($0) < share($1) }) else { return nil }
    return
      "Most unusual lines are of \(most.country), \(wholeText(most.unusual)); the largest part "
      + "of its lines is unusual in \(oddest.country), \(shareText(share(oddest)))."
  }

  /// The key numbers.
  var tiles: [SummaryTile] {
    var tiles = [SummaryTile(label: "Rows read", value: wholeText(result.input.rowCount))]
    if let ledger = result.ledger {
      tiles.append(SummaryTile(label: "Rows kept", value: wholeText(ledger.after.rows)))
      tiles.append(SummaryTile(label: "Revenue", value: decimalText(ledger.after.revenue.value, 0)))
    }
    if let lines = result.unusualLines {
      return tiles + [SummaryTile(label: "Unusual lines", value: wholeText(lines.count))]
    }
    let customers = result.customers.identifiers.count
    tiles.append(SummaryTile(label: "Customers", value: wholeText(customers)))
    if !result.segments.isEmpty {
      tiles.append(SummaryTile(label: "Segments", value: wholeText(result.segments.count)))
    }
    if let unusual = result.unusual {
      tiles.append(SummaryTile(label: "Unusual", value: wholeText(unusual.ranked.count)))
    }
    return tiles
  }
}
