import Numeric
import Testing

@Suite("Chi-squared distribution")
struct ChiSquaredTests {
  /// Of `scipy.stats.chi2.ppf`, version 1.17.1.
  static let known: [(share: Double, freedom: Double, value: Double)] = [
    (0.025, 1, 0.0009820691171752555), (0.025, 2, 0.05063561596857975),
    (0.025, 20, 9.590777392264867), (0.025, 300, 253.91232260248975),
    (0.5, 1, 0.454936423119572), (0.5, 3, 2.3659738843753377), (0.5, 300, 299.33359734921805),
    (0.975, 1, 5.023886187314888), (0.975, 3, 9.348403604496148),
    (0.975, 20, 34.16960690283833), (0.975, 300, 349.87446882991526),
  ]

  @Test("quantiles and shares are scipy's", arguments: known.indices)
  func quantiles(place: Int) {
    let (share, freedom, value) = Self.known[place]
    #expect(abs(chiSquaredQuantile(share, freedom: freedom) - value) < 1e-11 * max(1, value))
    #expect(abs(chiSquaredShare(below: value, freedom: freedom) - share) < 1e-13)
  }

  @Test("ends are ends")
  func ends() {
    #expect(chiSquaredQuantile(0, freedom: 4) == 0)
    #expect(chiSquaredQuantile(1, freedom: 4) == .infinity)
    #expect(chiSquaredShare(below: -1, freedom: 4) == 0)
    #expect(chiSquaredShare(below: .infinity, freedom: 4) == 1)
  }
}
