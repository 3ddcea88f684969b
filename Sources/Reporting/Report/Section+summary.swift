import Studies

extension Section {
  /// The study in a few sentences and numbers.
  static func summary(_ result: StudyResult) -> Section {
    let facts = SummaryFacts(result)
    return Section(
      identifier: "summary", title: "Summary",
      body: """
        <div class="lede">\(HTML.paragraphs(facts.story))</div>
        <ul class="facts">\(facts.highlights.map { HTML("<li>\($0)</li>") })</ul>
        <dl class="tiles">\(facts.tiles.map(tile))</dl>

        """)
  }

  private static func tile(_ tile: SummaryTile) -> HTML {
    "<div><dt>\(tile.label)</dt><dd>\(tile.value)</dd></div>"
  }
}
