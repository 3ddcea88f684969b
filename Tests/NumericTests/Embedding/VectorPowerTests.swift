import Glibc
import Testing

@testable import Numeric

@Suite("Powers of eight numbers")
struct VectorPowerTests {
  @Test("are right to ten digits", arguments: [0.001, 0.79, 0.895, 1.33, 3, -0.5])
  func powers(exponent: Double) {
    for base in [1e-30, 3e-7, 0.01, 0.5, 0.7071, 0.70711, 1, 1.4142, 1.4143, 2, 77, 1e6] {
      let found = power(SIMD8(repeating: base), exponent)[3]
      #expect(abs(found / pow(base, exponent) - 1) < 1e-9, "\(base) to \(exponent)")
    }
  }
}
