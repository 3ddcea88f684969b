extension UsualFeature {
  // Not private: writing is synthesised in another file, and the compiler stops on private keys.
  enum CodingKeys: String, CodingKey { case name, count, grid }

  /// Reads a summary and checks that it is whole.
  ///
  /// - Throws: `DecodingError` when the grid is not one a fit would have made.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    name = try container.decode(String.self, forKey: .name)
    count = try container.decode(Int.self, forKey: .count)
    grid = try container.decode([Double].self, forKey: .grid)
    let isRising = zip(grid, grid.dropFirst()).allSatisfy { $0 <= $1 }
    guard count > 0, grid.count == UsualFeature.shares.count, isRising else {
      throw decoder.damaged("The summary of '\(name)' is damaged; fit the model again.")
    }
  }
}
