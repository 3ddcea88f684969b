/// Sets of numbers without common members, which are joined two by two.
///
/// > R. E. Tarjan. "Efficiency of a good but not linear set union algorithm." *J. ACM* 22 (2), 1975,
/// > doi:[10.1145/321879.321884](https://doi.org/10.1145/321879.321884)
struct DisjointSets {
  private var parents: [Int32]

  /// Puts each number below a bound into a set of its own.
  init(_ count: Int) { parents = (0..<Int32(count)).map { $0 } }

  /// Returns the member that stands for the set of a number: the least one.
  mutating func find(_ member: Int) -> Int {
    var root = Int32(member)
    while parents[Int(root)] != root {
      parents[Int(root)] = parents[Int(parents[Int(root)])]
      root = parents[Int(root)]
    }
    return Int(root)
  }

  /// Joins the sets of two members, and returns the member that stands for both.
  mutating func join(_ a: Int, _ b: Int) -> Int {
    let (x, y) = (find(a), find(b))
    let (root, child) = (min(x, y), max(x, y))
    parents[child] = Int32(root)
    return root
  }
}
