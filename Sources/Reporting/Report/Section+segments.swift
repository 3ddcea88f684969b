import Segments
import Studies

extension Section {
  /// Who the segments are: cards, shares, profiles, how well customers sit in them, and numbers.
  static func segments(_ result: StudyResult) -> Section? {
    let segments = result.segments
    guard !segments.isEmpty else { return nil }
    let fit = result.silhouettes.flatMap {
      Chart.silhouettes($0, segments, members: result.segmentOfCustomer)
    }
    let charts = [Chart.segmentShares(segments), Chart.profiles(segments), fit].compactMap(\.self)
    return Section(
      identifier: "segments", title: "The segments",
      body: """
        \(changes(result))<div class="cards\(columns(segments.count))">\(segments.enumerated().map { card($0, $1) })</div>
        \(charts.map(HTML.figure))\(meansAndMedians(segments))\(categories(segments))
        """, charts: charts)
  }

  /// What became of the segments of an earlier model.
  private static func changes(_ result: StudyResult) -> HTML {
    guard let matching = result.matching else { return .empty }
    let sentences = matching.sentences(naming: result.segments.map(\.name))
    return "<h3>Since the earlier model</h3>\(HTML.points(sentences))<h3>Who they are</h3>"
  }

  /// Three cards side by side, or four where that leaves fewer gaps.
  private static func columns(_ count: Int) -> HTML {
    [4, 7, 8].contains(count) || count > 9 ? " four" : ""
  }

  private static func card(_ index: Int, _ segment: SegmentProfile) -> HTML {
    let customers = "\(counted(segment.customers, "customer")), \(shareText(segment.share))"
    let revenue: HTML =
      segment.revenueShare.map { share in
        "<p class=\"revenue\"><b>\(shareText(share))</b> of revenue</p>"
      } ?? .empty
    let apart: HTML = segment.isSetApart ? "<p class=\"tag\">set apart as extreme</p>" : .empty
    return """
      <article class="card s\(index % 10)"><h3>\(segment.name)</h3>
      <p class="size">\(customers)</p>\(revenue)\(apart)
      \(HTML.points(segment.evidence))<p class="action">\(segment.action)</p></article>

      """
  }

  private static func meansAndMedians(_ segments: [SegmentProfile]) -> HTML {
    let features = segments.first?.features ?? []
    let words = features.map { FeatureWords(name: $0.name, kind: $0.kind) }
    let rows = segments.map { segment in
      [HTML.text(segment.name), .text(wholeText(segment.customers))]
        + zip(words, segment.features).map { words, feature -> HTML in
          "\(words.text(feature.mean))<small>\(words.text(feature.median))</small>"
        }
    }
    return """
      <h3>Means and medians</h3><p>The mean of each feature, and below it the median.</p>
      \(HTML.table("Means and medians of each segment", [.words("Segment"), .number("Customers")]
        + words.map { .number($0.title) }, rows))
      """
  }

  private static func categories(_ segments: [SegmentProfile]) -> HTML {
    let rows = segments.flatMap { segment in
      segment.categories.filter { !$0.top.isEmpty }.map { category -> [HTML] in
        [.text(segment.name), .text(category.name), .text(shares(category.top))]
      }
    }
    guard !rows.isEmpty else { return .empty }
    return .details(
      "Categories: the most frequent values of each segment",
      .table(
        "The most frequent values of each category in each segment",
        [.words("Segment"), .words("Category"), .words("Share in the segment, and among all")],
        rows))
  }

  private static func shares(_ top: [CategoryShare]) -> String {
    top.map { "\($0.value) \(shareText($0.share)) (\(shareText($0.overall)))" }
      .joined(separator: ", ")
  }
}
