import Ingestion
import Studies
import Tabular

extension Section {
  /// How the study was made, so that it can be made again.
  static func making(_ result: StudyResult, versions: [String: String]) -> Section {
    let recipe = result.recipe
    return making(
      """
      The recipe \(recipe.name): \(recipe.summary) The same recipe on the same file gives the same \
      result.
      """, facts(result.input, reference: result.reference, recipe, versions), recipe,
      result.roles, result.notes)
  }

  /// How a comparison was made, so that it can be made again.
  static func making(_ result: StudyComparison, versions: [String: String]) -> Section {
    compared(result.input, result.recipe, result.roles, result.notes, versions)
  }

  /// How a comparison of detectors was made, so that it can be made again.
  static func making(_ result: StudyDetectorComparison, versions: [String: String]) -> Section {
    compared(result.input, result.recipe, result.roles, result.notes, versions)
  }

  private static func compared(
    _ input: Relation, _ recipe: Recipe, _ mapping: RoleMapping, _ told: [String],
    _ versions: [String: String]
  ) -> Section {
    making(
      """
      Cleaning, features and scaling are those of the recipe \(recipe.name): \(recipe.summary)
      """, facts(input, reference: nil, recipe, versions), recipe, mapping, told)
  }

  private static func making(
    _ sentences: HTML, _ facts: HTML, _ recipe: Recipe, _ mapping: RoleMapping, _ told: [String]
  ) -> Section {
    Section(
      identifier: "making", title: "How it was made",
      body: """
        <p>\(sentences)</p>
        \(facts)\(roles(mapping))\(notes(told))\(text(of: recipe))
        """)
  }

  private static func text(of recipe: Recipe) -> HTML {
    .details("The recipe, as JSON5", "<pre tabindex=\"0\">\(recipe.json())</pre>")
  }

  private static func facts(
    _ input: Relation, reference: Int64?, _ recipe: Recipe, _ versions: [String: String]
  ) -> HTML {
    let files = input.files.map { file in
      ("File", "\(file.name), \(wholeText(file.bytes)) bytes, SHA-256 \(file.sha256)")
    }
    let sheets = input.sheets.map { ("Sheet", $0) }
    let reference =
      reference.map { [("Recency counts to", WallClock(microseconds: $0).text)] } ?? []
    let seed = [("Seed", "\(recipe.seed)")]
    let named = versions.sorted { $0.key < $1.key }.map { ("Version of \($0.key)", $0.value) }
    let all = files + sheets + reference + seed + named
    return "<dl class=\"made\">\(all.map { HTML("<dt>\($0.0)</dt><dd>\($0.1)</dd>") })</dl>\n"
  }

  private static func roles(_ roles: RoleMapping) -> HTML {
    let rows = roles.assignments.map { assignment -> [HTML] in
      let sure = assignment.isGiven ? "given" : shareText(assignment.confidence)
      return [
        .text(assignment.column), .text(assignment.role.words), .text(sure),
        .text(assignment.reason),
      ]
    }
    return """
      <h3>What the columns mean</h3>
      \(HTML.table("The role of each column", [.words("Column"), .words("Role"), .number("Sureness"),
        .words("Why")], rows))
      """
  }

  private static func notes(_ notes: [String]) -> HTML {
    notes.isEmpty ? .empty : "<h3>Notes</h3>\(HTML.points(notes))"
  }
}
