import FoundationEssentials
import Numeric

/// Reads rows of doubles without a header; the name says how wide they are, as in
/// `rows-100000x3.f64`.
func plainRows(_ path: String) throws -> Matrix {
  let data = try Data(contentsOf: URL(filePath: path), options: .alwaysMapped)
  let width = path.split(separator: "x").last.flatMap { Int($0.prefix { $0 != "." }) } ?? 1
  let count = data.count / 8 / width
  // Safe: as many whole rows as the file holds.
  return try unsafe data.withUnsafeBytes { bytes in
    try Matrix(
      columns: (0..<width).map { column in
        (0..<count).map { row in
          unsafe bytes.loadUnaligned(
            fromByteOffset: (row * width + column) * 8, as: Double.self)
        }
      })
  }
}
