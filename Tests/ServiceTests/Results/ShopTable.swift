import FoundationEssentials
import TestSupport

@testable import Service

/// The folder of a study with a made-up table of customers.
struct ShopTable {
  let scratch: ScratchFolder
  let study: FinishedStudy

  /// Makes as many customers as are asked for: 1, 2, 3, with spend that falls and names that hold
  /// what files and pages might take amiss.
  init(customers: Int) throws {
    scratch = try ScratchFolder()
    try scratch.makeFolder("sections")
    try scratch.write(Self.index(customers), to: "sections/index.json")
    var rows = "customer,monetary,segment,unusual,reason\n"
    for customer in 1...customers {
      let reason = customer % 10 == 0 ? "\"spends, \"\"much\"\" more\nthan ÄRZTE\"" : ""
      let spend = customer % 7 == 0 ? "" : "\(Double(customers - customer) + 0.5)"
      rows += "\(customer),\(spend),\(customer % 3 + 1),\(customer % 10 == 0),\(reason)\n"
    }
    try scratch.write(rows, to: "sections/customers.csv")
    study = try FinishedStudy(folder: scratch.path("."))
  }

  private static func index(_ customers: Int) -> String {
    """
    {"sections":[],"features":["monetary"],"summary":{"rows":1,"keptRows":1,"customers":\(customers),
    "segments":3},"columns":[{"name":"customer","title":"Customer","kind":"text"},
    {"name":"monetary","title":"Monetary value","kind":"money"},
    {"name":"segment","title":"Segment number","kind":"number"},
    {"name":"unusual","title":"Unusual","kind":"boolean"},
    {"name":"reason","title":"Why","kind":"text"}]}
    """
  }
}
