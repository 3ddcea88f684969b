public import Numeric

extension OPTICS: PicturedClusterer {
  /// Returns the reachability plot.
  ///
  /// - Parameters:
  ///   - model: What was found.
  ///   - rows: Not used: a model that was just fitted knows its plot.
  /// - Returns: The plot with the group of each step; `nil` for a model out of a file.
  public func picture(of model: OPTICSModel, in rows: Matrix) -> GroupingPicture? {
    guard let plot = model.plot else { return nil }
    return .walk(
      GroupWalk(heights: plot.heights, groups: plot.rows.map { model.training.groups[$0] }))
  }
}
