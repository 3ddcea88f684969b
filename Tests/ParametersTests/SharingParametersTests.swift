import FoundationEssentials
import Parameters
import Testing

@Suite("Parameters that methods share")
struct SharingParametersTests {
  @Test("are used, set and refused as a method's own")
  func own() throws {
    var grill = try Grill(settings: ["minutes": .number(9), "turns": .number(3)])
    #expect(grill.minutes == 9)
    grill.heat = 250
    #expect(grill.shared.heat == 250)
    #expect(Grill.parameters.map(\.name) == ["turns", "minutes", "heat", "fan", "shelf"])
    #expect(throws: ParameterError.self) { try grill.set("minutes", to: .number(91)) }
    grill.minutes = 0
    #expect(throws: ParameterError.self) { try grill.validate() }
  }

  @Test("stand beside the method's own in JSON")
  func coding() throws {
    let grill = try Grill(settings: ["heat": .number(0.5), "shelf": .word("top")])
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    let data = try encoder.encode(grill)
    #expect(
      String(decoding: data, as: UTF8.self)
        == #"{"fan":false,"heat":0.5,"minutes":30,"shelf":"top","turns":1}"#)
    #expect(try JSONDecoder().decode(Grill.self, from: data) == grill)
  }
}

/// A method that shares what ovens have.
private struct Grill: SharingParameters {
  var shared = Oven()
  var turns = 1

  static let identifier = "grill"

  static let summary = "Grills."

  static let parameters: [Parameter<Self>] =
    [.integer("turns", \.turns, .atLeast(1), "how often it is turned")]
    + Oven.parameters.map { $0.within(\.shared) }
}
