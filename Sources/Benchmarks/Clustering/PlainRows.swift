import FoundationEssentials
import Glibc
import Numeric

/// Reads rows of doubles without a header; the name says how wide they are, as in
/// `rows-100000x3.f64`.
///
/// A piece at a time, so that the memory of a benchmark is that of the method and one copy of rows.
func plainRows(_ path: String) throws -> Matrix {
  let width = path.split(separator: "x").last.flatMap { Int($0.prefix { $0 != "." }) } ?? 1
  guard let file = unsafe fopen(path, "rb") else { throw CocoaError(.fileReadNoSuchFile) }
  // Safe: the file is open, and closed once.
  defer { unsafe _ = fclose(file) }
  unsafe _ = fseek(file, 0, SEEK_END)
  let count = unsafe ftell(file) / 8 / width
  unsafe rewind(file)
  var rows = Matrix(rowCount: count, columnCount: width)
  var piece = [Double](repeating: 0, count: 65_536 * width)
  for first in stride(from: 0, to: count, by: 65_536) {
    let taken = min(65_536, count - first)
    // Safe: no more is read than the piece holds.
    let read = unsafe piece.withUnsafeMutableBytes {
      unsafe fread($0.baseAddress, 8 * width, taken, file)
    }
    guard read == taken else { throw CocoaError(.fileReadCorruptFile) }
    for column in 0..<width {
      var values = rows.mutableColumn(column)
      for row in 0..<taken { values[first + row] = piece[row * width + column] }
    }
  }
  return rows
}
