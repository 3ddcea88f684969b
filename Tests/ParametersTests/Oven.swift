import Parameters

/// A method that has one parameter of each kind.
struct Oven: Parameterized {
  enum Shelf: String, CaseIterable, Codable { case bottom, middle, top }

  var minutes = 30
  var heat = 180.0
  var fan = false
  var shelf = Shelf.middle

  static let identifier = "oven"
  static let summary = "Bakes."
  static let parameters: [Parameter<Self>] = [
    .integer("minutes", \.minutes, .between(1, 90), "how long it bakes"),
    .number("heat", \.heat, .above(0), "how hot it gets, in degrees"),
    .flag("fan", \.fan, "whether the air moves"),
    .choice("shelf", \.shelf, "where the tin stands"),
  ]
}
