public import Numeric

extension DBSCAN: PicturedClusterer {
  /// Returns how far each row is from the neighbour asked for, and the radius.
  ///
  /// - Parameters:
  ///   - model: What was found.
  ///   - rows: The rows it was found in, shape `n × d`.
  /// - Returns: The distances; `nil` when all rows are equal.
  /// - Complexity: O(`n` log `n`) in few dimensions.
  public func picture(of model: DBSCANModel, in rows: Matrix) -> GroupingPicture? {
    let distances = neighbourDistances(of: rows)
    guard distances.count > 1 else { return nil }
    return .neighbours(
      NeighbourDistances(
        neighbours: neighbours, distances: distances, radius: model.radius,
        isSuggested: radius == 0))
  }
}
