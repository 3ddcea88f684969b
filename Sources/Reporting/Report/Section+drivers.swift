import Features
import Insight
import Studies

extension Section {
  /// What drives the segments.
  static func drivers(_ result: StudyResult) -> Section? {
    guard let drivers = result.drivers else { return nil }
    let titles = Dictionary(
      result.customers.features.map { ($0.name, $0.words.title) },
      uniquingKeysWith: { first, _ in first })
    let chart = Chart.drivers(drivers, titles: titles)
    return Section(
      identifier: "drivers", title: "What drives the segments",
      body: "<p>\(accuracy(drivers))</p>\(HTML.figure(chart))", charts: [chart])
  }

  private static func accuracy(_ drivers: Drivers) -> String {
    let share = shareText(drivers.accuracy)
    let verdict =
      drivers.accuracy >= 0.9
      ? "the segments follow clear rules" : "the borders between segments are soft"
    return "A forest of decision trees learned the segments from the features alone. Of "
      + "\(counted(drivers.heldOutRows, "customer")) it had not seen it named the segment of "
      + "\(share) rightly, so \(verdict)."
  }
}
