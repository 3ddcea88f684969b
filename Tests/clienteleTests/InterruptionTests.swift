import CommandLineKit
import TestSupport
import Testing

/// Ctrl-C ends every command that takes a while, and leaves nothing half-written.
@Suite("Interruption", .serialized)
struct InterruptionTests {
  @Test("ends sample")
  func sample() throws {
    let folder = try ScratchFolder()
    let run = try ProgramRun(
      ["sample", folder.path("shop.csv"), "--customers", "2000000"], interruption: 0.5)
    check(run, folder, names: [])
  }

  @Test("ends clean and score", arguments: ["clean", "score"])
  func reading(command: String) throws {
    let folder = try ScratchFolder()
    let shop = folder.path("shop.csv")
    #expect(try ProgramRun(["sample", shop, "--customers", "30000", "-q"]).status == 0)
    try folder.write(try SmallInputs.model.get(), to: "model.json")
    let options = command == "score" ? ["-m", folder.path("model.json")] : []
    let run = try ProgramRun(
      [command, shop, "-o", folder.path("out.csv")] + options, interruption: 0.5)
    check(run, folder, names: ["model.json", "shop.csv"])
  }

  private func check(_ run: ProgramRun, _ folder: ScratchFolder, names: [String]) {
    #expect(run.status == ExitCode.interrupted.rawValue)
    #expect(run.messages.hasPrefix("clientele: Stopped before the end"), "\(run.messages)")
    #expect(run.results.isEmpty)
    #expect(folder.names == names)
  }
}
