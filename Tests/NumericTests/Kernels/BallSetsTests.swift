import Numeric
import Testing

@Suite("Sets of balls")
struct BallSetsTests {
  @Test("say the number of the least ball that holds a row", arguments: [1, 2, 3, 5], [1, 9, 700])
  func means(width: Int, count: Int) throws {
    var random = SplitMix64(seed: 6)
    let rows = try Matrix(
      columns: (0..<width).map { _ in (0..<count).map { _ in random.nextUnit() } })
    let centres = (0..<12 * width).map { _ in random.nextUnit() }
    let radii = (0..<12).map { Double(width) * 0.3 / Double($0 % 4 + 1) }
    let numbers = (0..<12).map { _ in random.nextUnit() }
    let balls = BallSets(
      setSize: 4, centres: Centres(count: 12, featureCount: width, values: centres),
      squaredRadii: radii, numbers: numbers)
    var found = [Double](repeating: 0, count: count)
    var span = found.mutableSpan
    balls.means(of: rows, into: &span)
    for row in 0..<count {
      let said = (0..<3).map { set in
        let holding = (set * 4..<set * 4 + 4).filter { ball in
          let squares = (0..<width).map { feature in
            let difference = rows[row, feature] - centres[ball * width + feature]
            return difference * difference
          }
          return squares.reduce(0, +) <= radii[ball]
        }
        return holding.last.map { numbers[$0] } ?? 1
      }
      #expect(found[row] == said.reduce(0, +) / 3)
    }
  }
}
