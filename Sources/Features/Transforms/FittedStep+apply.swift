import Glibc
import Numeric

extension FittedStep {
  /// Changes one column of a matrix in place.
  func apply(to rows: inout Matrix) {
    var values = rows.mutableColumn(column)
    if transform == .log1p {
      for i in values.indices { values[i] = Glibc.log1p(values[i]) }
    } else {
      for i in values.indices { values[i] = (values[i] - centre) / scale }
    }
  }

  /// Takes one column of a matrix back, in place.
  func undo(in rows: inout Matrix) {
    var values = rows.mutableColumn(column)
    if transform == .log1p {
      for i in values.indices { values[i] = expm1(values[i]) }
    } else {
      for i in values.indices { values[i] = values[i] * scale + centre }
    }
  }
}
