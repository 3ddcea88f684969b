import Testing

@testable import Service

@Suite("Identifiers")
struct IdentifierTests {
  @Test("are taken from outside in one form only")
  func forms() {
    let made = Identifier()
    #expect(Identifier(made.text) == made)
    #expect(Set((0..<1_000).map { _ in Identifier() }).count == 1_000)
    for text in ["", "../../etc/passwd", made.text.uppercased(), made.text + "0", "\(made.text)/"] {
      #expect(Identifier(text) == nil)
    }
  }
}
