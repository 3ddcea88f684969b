import Clustering
import Ingestion
import Parameters
import Studies

/// A comparison of methods as lines for a terminal.
struct ComparisonLines {
  let lines: [String]

  init(_ result: StudyComparison, folder: String?) {
    let found = result.comparison
    var lines = [
      "\(counted(result.grouped, "customer")) by \(result.features.joined(separator: ", "))"
    ]
    lines += result.notes.map { "Note: \($0)" }
    lines += [""] + TextTable(Self.measures(found), lastIsWords: true).lines
    if found.groupings.count > 1 {
      lines += ["", "Adjusted Rand index of each two:"] + TextTable(Self.agreement(found)).lines
    }
    lines += [""] + found.reasons + found.samples
    if !found.dissent.isEmpty { lines += ["But:"] + found.dissent.map { "  \($0)" } }
    if let folder { lines.append("Page: \(folder)/comparison.html") }
    self.lines = lines
  }

  /// The measures of each method; an asterisk marks the recommended.
  private static func measures(_ found: MethodComparison) -> [[String]] {
    let head = [
      "", "groups", "silhouette", "Davies-B.", "Calinski-H.", "gap", "DBCV", "stability", "overlap",
      "seconds", "sizes",
    ]
    return [head]
      + found.groupings.enumerated().map { place, grouping in
        let measures = grouping.measures
        return [
          "\(place == found.recommended ? "*" : " ") \(grouping.name)", "\(measures.k)",
          measures.silhouetteText, grouped(measures.daviesBouldin, decimals: 3),
          grouped(measures.calinskiHarabasz, decimals: 0), gap(grouping),
          measures.densityValidity.map { grouped($0, decimals: 3) } ?? "",
          grouped(measures.stability, decimals: 2),
          "\(grouped(found.overlaps[place].share * 100, decimals: 0)) %",
          grouped(grouping.seconds, decimals: 2), sizes(grouping),
        ]
      }
  }

  /// The gap statistic with its standard error; nothing for a method that takes no number.
  private static func gap(_ grouping: ComparedGrouping) -> String {
    grouping.gap.map {
      "\(grouped($0.gap, decimals: 3)) ± \(grouped($0.standardError, decimals: 3))"
    } ?? ""
  }

  /// The greatest groups, and how many customers are in none.
  private static func sizes(_ grouping: ComparedGrouping) -> String {
    let shown = grouping.sizes.prefix(5).map { grouped($0) }.joined(separator: " ")
    let more = grouping.sizes.count > 5 ? " and \(grouping.sizes.count - 5) more" : ""
    let none = grouping.choice.labels.count { $0 < 0 }
    return shown + more + (none > 0 ? ", none: \(grouped(none))" : "")
  }

  private static func agreement(_ found: MethodComparison) -> [[String]] {
    let names = found.groupings.map(\.name)
    return [[""] + names]
      + names.indices.map { row in
        ["  \(names[row])"] + found.agreement[row].map { grouped($0, decimals: 2) }
      }
  }
}
