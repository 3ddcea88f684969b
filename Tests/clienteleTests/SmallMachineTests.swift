import CommandLineKit
import TestSupport
import Testing

/// What the system refuses ends with a sentence, not with a trap.
@Suite("A machine with little address space")
struct SmallMachineTests {
  @Test("refuses a workbook of many columns")
  func columns() throws {
    let folder = try ScratchFolder()
    let names = (1...1_500).map { "c\($0)" }
    try folder.writeWorkbook([("Wide", table(names, rows: 1))], to: "wide.xlsx")
    let run = try ProgramRun(
      ["segment", folder.path("wide.xlsx"), "-o", folder.path("out")], addressSpace: 8 << 30)
    #expect(run.messages.contains("gives no memory for the cells of"), "\(run.messages)")
    #expect(run.status == ExitCode.badData.rawValue)
  }
}
