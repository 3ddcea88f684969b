public import Numeric
import Parameters

extension FAMD {
  /// Finds the directions.
  ///
  /// - Parameters:
  ///   - rows: Shape `n × d`, finite, codes of categories in the last columns, at least two rows that
  ///     differ.
  ///   - categories: How many columns hold codes.
  /// - Returns: The directions, and how rows are coded.
  /// - Throws: ``ProjectionError`` when a parameter is out of range or the rows do not allow it.
  /// - Complexity: O(`n` · `c`² + `c`³) for `c` numbers and values of categories.
  /// - Precondition: There are so many columns.
  public func fit(_ rows: Matrix, categories: Int) throws(ProjectionError) -> FAMDModel {
    do { try validate() } catch { throw .parameter(error) }
    guard rows.rowCount > 1 else { throw .tooFewRows(got: rows.rowCount) }
    let coding = MixedCoding(of: rows, categories: categories, leastShare: leastShare)
    let plane = try PCA(components: components).fit(coding.coded(rows))
    return FAMDModel(coding: coding, plane: plane)
  }
}
