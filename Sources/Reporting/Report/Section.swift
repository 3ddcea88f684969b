/// A part of the report, with the charts that stand in it.
struct Section: Sendable {
  /// The name in links.
  let identifier: String

  /// The heading.
  let title: String

  /// What follows the heading.
  let body: HTML

  /// The charts, in the order of the page.
  var charts: [Chart] = []

  /// The section as markup.
  var html: HTML {
    """
    <section id="\(identifier)" aria-labelledby="\(identifier)-title">
    <h2 id="\(identifier)-title">\(title)</h2>
    \(body)</section>

    """
  }
}
