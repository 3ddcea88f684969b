import CommandLineKit
import Testing

@Suite("Shell completion")
struct CompletionTests {
  @Test("knows every command, option and word", arguments: Shell.allCases)
  func words(shell: Shell) {
    let script = CompletionScript(for: TinyTool.self, shell: shell).text
    for word in ["greet", "box", "open", "times", "no-dark", "warm", "cool", "key"] {
      #expect(script.contains(word))
    }
  }
}
