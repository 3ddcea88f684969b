/// The numbers of a recipe, looked at before they are read as what they should be.
///
/// A reader of JSON calls a text invalid when a number does not fit its place, and does not say
/// which number; this says it.
enum RecipeNumbers {
  /// The places of numbers without a sign and a fraction.
  private static let whole = ["version", "drivers.trees", "seed"]

  /// Stops at the first number that no place could hold, in the order of the alphabet.
  static func check(_ tree: JSONTree, origin: String, place: String = "") throws(RecipeError) {
    switch tree {
    case .other: return
    case .list(let elements):
      for (i, element) in elements.enumerated() {
        try check(element, origin: origin, place: "\(place).[\(i)]")
      }
    case .object(let members):
      for (key, value) in members.sorted(by: { $0.key < $1.key }) {
        try check(value, origin: origin, place: place.isEmpty ? key : "\(place).\(key)")
      }
    case .number(let number):
      guard number.isFinite else {
        throw .badValue(origin: origin, place: place, reason: "the number must be finite")
      }
      // The greatest seed, 2⁶⁴ − 1, is read as 2⁶⁴.
      guard whole.contains(place), number < 0 || number > 0x1p64 || number != number.rounded()
      else { return }
      throw .badValue(
        origin: origin, place: place, reason: "it must be a whole number, 0 or more")
    }
  }
}
