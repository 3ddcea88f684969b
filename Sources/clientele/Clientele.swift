/// The command: finds the verb, runs it, and turns errors into an exit status.
@main
struct Clientele {
  static func main() {}
}
