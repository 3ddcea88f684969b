import Parameters
import Testing

@Suite("A table of parameters")
struct ParameterizedTests {
  @Test("sets the parameters that are named, and leaves the others as they were")
  func settings() throws {
    let oven = try Oven(settings: ["minutes": .number(45), "shelf": .word("top")])
    #expect(oven == Oven(minutes: 45, heat: 180, fan: false, shelf: .top))
    #expect(try Oven(settings: [:]) == Oven())
  }

  @Test("gives every value in its order, and takes them back")
  func values() throws {
    let oven = Oven(minutes: 5, heat: 0.5, fan: true, shelf: .bottom)
    #expect(oven.settings.map(\.name) == ["minutes", "heat", "fan", "shelf"])
    #expect(oven.settings.map(\.value) == [.number(5), .number(0.5), .flag(true), .word("bottom")])
    let settings = Dictionary(uniqueKeysWithValues: oven.settings.map { ($0.name, $0.value) })
    #expect(try Oven(settings: settings) == oven)
  }

  static let refused: [(String, Setting)] = [
    ("minutes", .number(0)), ("minutes", .number(91)), ("minutes", .number(1.5)),
    ("minutes", .number(1e300)), ("minutes", .number(.nan)), ("minutes", .flag(true)),
    ("minutes", .word("30")), ("heat", .number(0)), ("heat", .number(.nan)),
    ("heat", .number(.infinity)), ("heat", .word("hot")), ("fan", .number(1)),
    ("fan", .word("true")), ("shelf", .word("Top")), ("shelf", .word("")), ("shelf", .number(1)),
    ("rack", .number(1)), ("", .number(1)), ("Minutes", .number(30)),
  ]

  @Test(
    "refuses a wrong type, a value out of bounds, and a name it does not have", arguments: refused)
  func refuses(name: String, setting: Setting) {
    var oven = Oven()
    #expect(throws: ParameterError.self) { try oven.set(name, to: setting) }
    #expect(oven == Oven(), "a refused value changes nothing")
    #expect(throws: ParameterError.self) { try Oven(settings: [name: setting]) }
  }

  @Test("finds values that were written past it")
  func validates() {
    #expect(throws: Never.self) { try Oven().validate() }
    #expect(
      throws: ParameterError.notAllowed(
        method: "oven", name: "heat", value: "-3", mustBe: "a number, above 0.0")
    ) { try Oven(heat: -3).validate() }
    #expect(throws: ParameterError.self) { try Oven(minutes: 0).validate() }
  }

  @Test("names the first of several mistakes, in the order of the alphabet")
  func order() {
    #expect(throws: ParameterError.unknown(method: "oven", name: "a", known: Oven.names)) {
      try Oven(settings: ["z": .number(1), "a": .number(1), "minutes": .number(0)])
    }
  }
}

extension Oven {
  static let names = ["minutes", "heat", "fan", "shelf"]
}
