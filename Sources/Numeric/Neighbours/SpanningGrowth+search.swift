extension SpanningGrowth {
  /// What is known of the nearest row of another component.
  struct Nearest: Sendable {
    /// The square of its mutual reachability; where the row is not known, it has no less.
    var reach: Double
    var distance = Double.infinity

    /// Its place, `-1` where it is not known.
    var place: Int32 = -1
  }

  /// Looks from those places for rows within the limits of their components.
  mutating func search(
    within limits: [Double], from isChosen: @Sendable (_ place: Int, _ component: Int) -> Bool
  ) {
    let (reachability, components, leafNodes) = (reachability, components, leafNodes)
    let tree = reachability.tree
    var span = nearest.mutableSpan
    forEachChunk(of: &span, atLeast: 256) { range, chunk in
      var search = ReachabilitySearch(featureCount: tree.featureCount)
      var (leaf, isQuiet) = (-1, false)
      for place in range {
        let component = Int(components.ofRow[place])
        let limit = limits[component]
        let known = chunk[place - range.lowerBound]
        guard known.place < 0, known.reach <= limit, isChosen(place, component) else { continue }
        if place / NeighbourTree.leafRows != leaf {
          leaf = place / NeighbourTree.leafRows
          isQuiet = reachability.isAlone(leafNodes[leaf], within: limit, components)
        }
        if isQuiet {
          chunk[place - range.lowerBound].reach = limit
          continue
        }
        for feature in 0..<tree.featureCount {
          search.query[feature] =
            tree.blocks[place / 8 * tree.featureCount + feature][place % 8]
        }
        search.begin(
          core: reachability.cores[place], component: Int32(component), within: limit)
        reachability.find(&search, among: components)
        chunk[place - range.lowerBound] = Nearest(
          reach: search.reach, distance: search.distance, place: search.found)
      }
    }
  }
}
