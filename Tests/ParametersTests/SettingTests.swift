import FoundationEssentials
import Parameters
import Testing

@Suite("A setting")
struct SettingTests {
  static let texts: [(String, Setting)] = [
    ("4", .number(4)), ("-0.25", .number(-0.25)), ("1e-4", .number(0.0001)),
    ("true", .flag(true)), ("false", .flag(false)), ("True", .word("True")), ("", .word("")),
    ("mean", .word("mean")), ("4 trees", .word("4 trees")),
  ]

  @Test("is read from what a person types", arguments: texts)
  func text(_ typed: String, _ setting: Setting) {
    #expect(Setting(text: typed) == setting)
  }

  static let words: [(Setting, String)] = [
    (.number(100), "100"), (.number(-3), "-3"), (.number(0.5), "0.5"), (.number(1e20), "1e+20"),
    (.number(.infinity), "inf"), (.number(.nan), "nan"), (.flag(false), "false"),
    (.word("mean"), "mean"),
  ]

  @Test("is shown as a person would type it", arguments: words)
  func description(setting: Setting, expected: String) {
    #expect("\(setting)" == expected)
  }

  @Test("is the same after JSON, and whole numbers have no point there")
  func coding() throws {
    let settings: [Setting] = [
      .number(100), .number(0.1), .number(-1e-300), .flag(true), .flag(false), .word("mean"),
      .word("true"), .word("1"), .word(""),
    ]
    let data = try JSONEncoder().encode(settings)
    #expect(try JSONDecoder().decode([Setting].self, from: data) == settings)
    let text = String(decoding: data, as: UTF8.self)
    #expect(text == #"[100,0.1,-1e-300,true,false,"mean","true","1",""]"#)
  }

  @Test("is not read from a list, an object or nothing", arguments: ["[[1]]", "[{}]", "[null]"])
  func notASetting(json: String) {
    #expect(throws: DecodingError.self) {
      try JSONDecoder().decode([Setting].self, from: Data(json.utf8))
    }
  }
}
