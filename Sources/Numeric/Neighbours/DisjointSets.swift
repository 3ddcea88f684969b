/// Sets of numbers without common members, which are joined two by two.
///
/// > R. E. Tarjan. "Efficiency of a good but not linear set union algorithm." *J. ACM* 22 (2), 1975,
/// > doi:[10.1145/321879.321884](https://doi.org/10.1145/321879.321884)
public struct DisjointSets: Sendable {
  private var parents: [Int32]

  /// Puts each number below a bound into a set of its own.
  public init(_ count: Int) { parents = (0..<Int32(count)).map { $0 } }

  /// Returns the member that stands for the set of a number: the least one.
  public mutating func find(_ member: Int) -> Int {
    var root = member
    while Int(parents[root]) != root {
      parents[root] = parents[Int(parents[root])]
      root = Int(parents[root])
    }
    return root
  }

  /// Joins the sets of two members, and tells whether they were two.
  @discardableResult
  public mutating func join(_ a: Int, _ b: Int) -> Bool {
    let (x, y) = (find(a), find(b))
    if x != y { parents[max(x, y)] = Int32(min(x, y)) }
    return x != y
  }

  /// Joins what other sets of the same numbers have joined.
  public mutating func join(_ other: DisjointSets) {
    for member in other.parents.indices where Int(other.parents[member]) != member {
      join(member, Int(other.parents[member]))
    }
  }
}
