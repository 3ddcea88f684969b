// swift-tools-version: 6.2
import PackageDescription

/// Settings every Swift target shares; one place to tighten the screws.
let house: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
  .strictMemorySafety(),
  .treatAllWarnings(as: .error),
]

/// One room of the house: a library target and the test target that mirrors it.
struct Room {
  var name: String
  var uses: [String] = []
  var settings: [SwiftSetting] = []
  var links: [LinkerSetting] = []

  var targets: [Target] {
    [
      .target(
        name: name, dependencies: uses.map { .byName(name: $0) }, swiftSettings: house + settings,
        linkerSettings: links),
      .testTarget(
        name: "\(name)Tests",
        dependencies: [.byName(name: name), "TestSupport"] + uses.map { .byName(name: $0) },
        exclude: ["Fixtures"], swiftSettings: house),
    ]
  }
}

/// C headers and system libraries; they hold no code of ours beyond shims.
let systemLibraries: [Target] = [
  .systemLibrary(name: "CADBC"),
  .systemLibrary(name: "CARPACK", providers: [.apt(["libarpack2-dev"])]),
  .systemLibrary(name: "CCrypto", providers: [.apt(["libssl-dev"])]),
  .systemLibrary(name: "CISAL", providers: [.apt(["libisal-dev"])]),
  .systemLibrary(
    name: "CLAPACKE", providers: [.apt(["liblapacke-dev", "liblapack-dev", "libblas-dev"])]),
  .systemLibrary(name: "CLanes"),
  .systemLibrary(name: "CMalloc"),
  .systemLibrary(name: "CMicroHTTPD", providers: [.apt(["libmicrohttpd-dev"])]),
  .systemLibrary(name: "CSQLite", providers: [.apt(["libsqlite3-dev"])]),
  .systemLibrary(name: "CSodium", providers: [.apt(["libsodium-dev"])]),
  .systemLibrary(name: "CXLSXWriter", providers: [.apt(["libxlsxwriter-dev"])]),
]

/// The files of the dashboard's page, as bytes: `#embed` puts them into the program.
let page: [Target] = [
  .target(name: "CPage", exclude: ["assets", "jsconfig.json", "types.d.ts"]),
  .testTarget(name: "CPageTests", dependencies: ["CPage"], swiftSettings: house),
]

let lifetimes: [SwiftSetting] = [.enableExperimentalFeature("Lifetimes")]
let mathematics: [LinkerSetting] = [.linkedLibrary("m")]

// Read top to bottom: a room may use only rooms above it. The loop below sees to that.
let allRooms = [
  Room(name: "Parameters"),
  Room(name: "CommandLineKit", uses: ["Parameters"]),
  Room(name: "HTTPKit", uses: ["CISAL", "CMicroHTTPD"], settings: lifetimes),
  Room(
    name: "Numeric", uses: ["CARPACK", "CLanes", "CLAPACKE"], settings: lifetimes,
    links: mathematics),
  Room(name: "Tabular", uses: ["CADBC"], settings: lifetimes),
  Room(name: "Engine", uses: ["CADBC", "Tabular"]),
  Room(name: "Workbook", uses: ["CISAL", "Tabular"], settings: lifetimes, links: mathematics),
  Room(
    name: "Ingestion",
    uses: ["CCrypto", "Parameters", "Numeric", "Tabular", "Engine", "Workbook"]),
  Room(name: "Features", uses: ["Parameters", "Numeric", "Tabular", "Engine", "Ingestion"]),
  Room(name: "Trees", uses: ["Parameters", "Numeric"], settings: lifetimes),
  Room(name: "Projection", uses: ["Parameters", "Numeric"]),
  Room(name: "Clustering", uses: ["Parameters", "Numeric"], settings: lifetimes),
  Room(
    name: "Detection", uses: ["Parameters", "Numeric", "Trees", "Clustering"], settings: lifetimes),
  Room(name: "Insight", uses: ["Parameters", "Numeric", "Trees"]),
  Room(name: "Segments", uses: ["Parameters", "Numeric", "Ingestion", "Features", "Clustering"]),
  Room(
    name: "Studies",
    uses: [
      "Parameters", "Numeric", "Tabular", "Engine", "Workbook", "Ingestion", "Features",
      "Projection", "Clustering", "Detection", "Insight", "Segments",
    ]),
  Room(
    name: "Reporting",
    uses: [
      "CXLSXWriter", "Parameters", "Numeric", "Tabular", "Engine", "Ingestion", "Features",
      "Projection", "Clustering", "Detection", "Insight", "Segments", "Studies",
    ]),
  Room(
    name: "Service",
    uses: [
      "CSQLite", "CSodium", "CPage", "HTTPKit", "Parameters", "Numeric", "Tabular", "Engine",
      "Ingestion", "Features", "Projection", "Clustering", "Detection", "Segments", "Studies",
      "Reporting",
    ]),
]

// CLIENTELE_ROOMS_UP_TO=Numeric builds that room and those above it alone, which keeps a run under
// a sanitizer short.
let lastRoom = Context.environment["CLIENTELE_ROOMS_UP_TO"].flatMap { name in
  allRooms.firstIndex { $0.name == name }
}
let rooms = Array(lastRoom.map { allRooms[...$0] } ?? allRooms[...])

// CLIENTELE_TESTS_OF=Service builds the tests of that room alone, which keeps work on it short.
let testsOf = Context.environment["CLIENTELE_TESTS_OF"]

let systemNames = systemLibraries.map(\.name) + ["CPage"]
for (i, room) in rooms.enumerated() {
  for used in room.uses where !systemNames.contains(used) {
    if !rooms[..<i].contains(where: { $0.name == used }) {
      fatalError("\(room.name) uses \(used), which is not above it in the list of rooms.")
    }
  }
}

let testSupport: Target = .target(
  name: "TestSupport", dependencies: ["Parameters", "Numeric"], swiftSettings: house)

let command: [Target] = [
  .executableTarget(
    name: "clientele",
    dependencies: ["CommandLineKit", "Parameters", "Tabular", "Engine", "Workbook", "Ingestion"]
      + ["Features", "Numeric", "Projection", "Clustering", "Detection", "Studies", "Reporting"]
      + ["CMalloc", "HTTPKit", "Service"],
    swiftSettings: house),
  .executableTarget(
    name: "clientele-bench",
    dependencies: ["Numeric", "Tabular", "Engine", "Workbook", "Ingestion", "Features", "Trees"]
      + ["Projection", "Clustering", "Detection", "Studies"],
    path: "Sources/Benchmarks", swiftSettings: house),
  .testTarget(
    name: "clienteleTests",
    dependencies: ["clientele", "CommandLineKit", "Parameters", "Numeric", "Ingestion", "Features"]
      + ["Clustering", "Detection", "Tabular", "Engine", "Studies", "Reporting", "TestSupport"],
    exclude: ["Fixtures"],
    swiftSettings: house),
]

// CLIENTELE_FUZZ=1 adds what scripts/fuzz links with the fuzzer's main function, and leaves the tests
// out.
let isFuzzed = Context.environment["CLIENTELE_FUZZ"] != nil
let fuzzing: [Target] = [
  .target(
    name: "FuzzHTTPKit", dependencies: ["HTTPKit"], path: "Tests/Fuzzing",
    exclude: ["corpus", "dictionary"], swiftSettings: house)
]

let package = Package(
  name: "clientele",
  products: (lastRoom == nil ? [.executable(name: "clientele", targets: ["clientele"])] : [])
    + rooms.map { .library(name: $0.name, targets: [$0.name]) }
    + (isFuzzed ? [.library(name: "FuzzHTTPKit", type: .static, targets: ["FuzzHTTPKit"])] : []),
  targets: systemLibraries + page + rooms.flatMap(\.targets) + [testSupport]
    + (lastRoom == nil ? command : []) + (isFuzzed ? fuzzing : [])
)

package.targets.removeAll { target in
  if isFuzzed { return target.type == .test || target.name == "TestSupport" }
  return testsOf.map { target.type == .test && target.name != "\($0)Tests" } ?? false
}
