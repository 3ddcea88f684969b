import FoundationEssentials
import Numeric

/// Reads rows of doubles without a header; the name says how wide they are, as in
/// `rows-100000x3.f64`.
func plainRows(_ path: String) throws -> Matrix {
  let data = try Data(contentsOf: URL(filePath: path))
  let width = path.split(separator: "x").last.flatMap { Int($0.prefix { $0 != "." }) } ?? 1
  // Safe: as many whole doubles as the file holds, copied at once.
  let values = unsafe data.withUnsafeBytes { bytes in
    (0..<bytes.count / 8).map {
      unsafe bytes.loadUnaligned(fromByteOffset: $0 * 8, as: Double.self)
    }
  }
  return try Matrix(
    columns: (0..<width).map { column in
      stride(from: column, to: values.count, by: width).map { values[$0] }
    })
}
