import Parameters
import Testing

@Suite("What is wrong with a parameter")
struct ParameterErrorTests {
  static let sentences: [(String, Setting, String)] = [
    (
      "minuts", .number(3),
      "oven has no parameter 'minuts'; perhaps you meant 'minutes'."
    ),
    (
      "colour", .number(3),
      "oven has no parameter 'colour'; there are minutes, heat, fan, shelf."
    ),
    (
      "minutes", .number(0),
      "The parameter 'minutes' of oven must be a whole number, from 1 to 90, but it is 0."
    ),
    (
      "minutes", .number(2.5),
      "The parameter 'minutes' of oven must be a whole number, from 1 to 90, but it is 2.5."
    ),
    (
      "heat", .word("hot"),
      "The parameter 'heat' of oven must be a number, above 0.0, but it is hot."
    ),
    ("fan", .number(1), "The parameter 'fan' of oven must be true or false, but it is 1."),
    (
      "shelf", .word("up"),
      "The parameter 'shelf' of oven must be one of bottom, middle, top, but it is up."
    ),
  ]

  @Test("is told in one sentence, with what would be right", arguments: sentences)
  func sentence(name: String, setting: Setting, expected: String) {
    var oven = Oven()
    do throws(ParameterError) {
      try oven.set(name, to: setting)
      Issue.record("\(name) = \(setting) was taken")
    } catch {
      #expect("\(error)" == expected)
    }
  }
}
