import Tabular

extension Table {
  /// Creates a table of columns of which some may have the same name: a later one gets `_` added.
  ///
  /// The documented columns stand first, so that a shop's own column never takes their names.
  init(distinct columns: [Column]) {
    var taken: Set<String> = []
    self.init(
      columns: columns.map { column in
        var named = column
        while !taken.insert(named.name).inserted { named.name += "_" }
        return named
      })
  }
}
