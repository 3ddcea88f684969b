/// How the page looks: light and dark, screen, phone and paper.
enum ReportStyle {
  /// The style sheet.
  static let sheet: String = colours + layout + parts + tables + paper

  private static let colours = """

    :root {
      color-scheme: light dark;
      --ground: #fbfbf9; --surface: #ffffff; --ink: #1c2126; --soft: #59636e; --line: #e3e5e4;
      --wash: #f3f4f2; --accent: #0b5fa5; --quiet: #8d99a6; --positive: #2c8566;
      --low: #f0c49a; --middle: #f1f2f0; --high: #9cc4e4;
      --s0: #0072b2; --s1: #d55e00; --s2: #00845f; --s3: #a8528a; --s4: #96700a;
      --s5: #6a51c7; --s6: #5f6770; --s7: #8c3b10; --s8: #527a12; --s9: #b03060;
    }
    @media (prefers-color-scheme: dark) {
      :root {
        --ground: #14171a; --surface: #1b1f23; --ink: #e7e9eb; --soft: #a3adb7; --line: #2f353b;
        --wash: #21262b; --accent: #78b6f0; --quiet: #7d8894; --positive: #5fc09c;
        --low: #7a5126; --middle: #2a3036; --high: #2c6192;
        --s0: #5fb2ea; --s1: #ff9c5f; --s2: #45c79d; --s3: #e19fc7; --s4: #e3bb4a;
        --s5: #b3a1ff; --s6: #b5bec7; --s7: #dd9470; --s8: #aecb63; --s9: #ff8fae;
      }
    }

    """

  private static let layout = """
    * { box-sizing: border-box; }
    html { scroll-behavior: smooth; scroll-padding-top: 1.5rem; }
    @media (prefers-reduced-motion: reduce) { html { scroll-behavior: auto; } }
    body {
      margin: 0; background: var(--ground); color: var(--ink);
      font: 1rem/1.6 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif;
      -webkit-text-size-adjust: 100%;
    }
    .page {
      display: grid; grid-template-columns: 13.5rem minmax(0, 62rem); gap: 4rem;
      justify-content: center; padding: 0 2.5rem;
    }
    main { padding: 4rem 0 6rem; min-width: 0; }
    main:focus { outline: none; }
    nav { position: sticky; top: 0; align-self: start; max-height: 100vh; overflow-y: auto;
      padding: 4.2rem 0 2rem; font-size: .9rem; }
    nav .brand { margin: 0 0 1.25rem .75rem; font-weight: 650; letter-spacing: -.01em; }
    nav ul { list-style: none; margin: 0; padding: 0; }
    nav a { display: block; padding: .3rem .75rem; border-left: 2px solid var(--line);
      color: var(--soft); text-decoration: none; }
    nav a:hover, nav a[aria-current] { color: var(--ink); border-color: var(--accent); }
    nav a[aria-current] { font-weight: 600; }
    a { color: var(--accent); }
    :focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; border-radius: 2px; }
    .skip { position: absolute; left: -99rem; }
    .skip:focus { left: 1rem; top: 1rem; padding: .5rem 1rem; background: var(--surface); z-index: 9; }
    .unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%);
      white-space: nowrap; }
    h1, h2, h3, h4 { line-height: 1.2; letter-spacing: -.015em; text-wrap: balance; }
    h1 { font-size: clamp(2rem, 5vw, 2.75rem); font-weight: 680; margin: 0; letter-spacing: -.025em; }
    h2 { font-size: 1.6rem; font-weight: 650; margin: 0 0 1.25rem; }
    h3 { font-size: 1.08rem; font-weight: 620; margin: 2.25rem 0 .5rem; }
    h4 { font-size: .95rem; margin: 1.5rem 0 .4rem; }
    p, li { max-width: 44rem; }
    p { margin: 0 0 1rem; }
    .kicker { display: none; }
    .subtitle, .note { color: var(--soft); }
    .subtitle { margin: .5rem 0 0; }
    section { margin-top: 4.5rem; padding-top: 2.5rem; border-top: 1px solid var(--line); }
    header + section, noscript + section { margin-top: 2rem; padding-top: 0; border: 0; }
    #summary h2 { position: absolute; width: 1px; height: 1px; overflow: hidden;
      clip-path: inset(50%); }
    @media (max-width: 62rem) {
      .page { display: block; padding: 0 1.15rem; max-width: 50rem; margin: 0 auto; }
      nav { position: static; max-height: none; padding: 1.25rem 0 0; }
      nav .brand { margin: 0 0 .6rem; }
      nav ul { display: flex; flex-wrap: wrap; gap: .1rem 1rem; }
      nav a { padding: .25rem 0; border: 0; min-height: 1.5rem; }
      main { padding-top: 2rem; }
      section { margin-top: 3rem; padding-top: 2rem; }
    }

    """

  private static let parts = """
    .lede p { font-size: 1.16rem; line-height: 1.55; max-width: 42rem; }
    .facts { list-style: none; margin: 1.75rem 0; padding: 0; display: grid; gap: .6rem; }
    .facts li { padding-left: 1rem; border-left: 3px solid var(--accent); }
    .tiles { display: grid; grid-template-columns: repeat(auto-fit, minmax(8.5rem, 1fr)); gap: 1px;
      margin: 2rem 0 0; background: var(--surface); border: 1px solid var(--line);
      border-radius: .6rem; overflow: hidden; }
    .tiles div { box-shadow: 0 0 0 1px var(--line); padding: 1rem 1.15rem .9rem; }
    .tiles dt { color: var(--soft); font-size: .82rem; }
    .tiles dd { margin: .1rem 0 0; font-size: 1.55rem; font-weight: 620; letter-spacing: -.02em;
      font-variant-numeric: tabular-nums; }
    figure { margin: 2rem 0; min-width: 0; }
    figcaption h3 { margin: 0 0 .2rem; }
    figcaption p { margin: 0 0 .75rem; color: var(--soft); font-size: .92rem; }
    .plot { width: 100%; }
    .two, .three { display: grid; gap: 0 2.25rem;
      grid-template-columns: repeat(auto-fit, minmax(min(100%, 25rem), 1fr)); }
    .three { grid-template-columns: repeat(auto-fit, minmax(min(100%, 17rem), 1fr)); }
    .two figure, .three figure { display: grid; grid-row: span 3; grid-template-rows: subgrid; }
    details { margin: .5rem 0 1rem; font-size: .92rem; }
    summary { cursor: pointer; color: var(--soft); width: fit-content; padding: .15rem 0; }
    summary:hover { color: var(--ink); }
    .cards { display: grid; gap: 1rem;
      grid-template-columns: repeat(auto-fit, minmax(min(100%, 17rem), 1fr)); }
    .cards.four { grid-template-columns: repeat(auto-fit, minmax(min(100%, 14rem), 1fr)); }
    .card { --mark: var(--s0); background: var(--surface); border: 1px solid var(--line);
      border-top: 3px solid var(--mark); border-radius: .5rem; padding: 1.15rem 1.25rem 1.25rem;
      display: flex; flex-direction: column; }
    .s1 { --mark: var(--s1); } .s2 { --mark: var(--s2); } .s3 { --mark: var(--s3); }
    .s4 { --mark: var(--s4); } .s5 { --mark: var(--s5); } .s6 { --mark: var(--s6); }
    .s7 { --mark: var(--s7); } .s8 { --mark: var(--s8); } .s9 { --mark: var(--s9); }
    .card h3 { margin: 0 0 .35rem; font-size: 1.15rem; }
    .card p { margin: 0; }
    .card .size { color: var(--soft); font-size: .92rem; }
    .card .revenue { margin-top: .5rem; } .card .revenue b { font-size: 1.35rem; font-weight: 620; }
    .card .tag { font-size: .82rem; color: var(--soft); font-style: italic; }
    .card ul { margin: .75rem 0 1rem; padding: 0; list-style: none; font-size: .88rem;
      color: var(--soft); }
    .card li { padding: .12rem 0; }
    .card .action { margin-top: auto; padding-top: .8rem; border-top: 1px solid var(--line);
      font-size: .95rem; }
    .made { display: grid; grid-template-columns: max-content minmax(0, 1fr); gap: .3rem 1.5rem;
      font-size: .92rem; }
    .made dt { color: var(--soft); } .made dd { margin: 0; overflow-wrap: anywhere; }
    @media (max-width: 40rem) {
      .made { display: block; } .made dd { margin-bottom: .6rem; }
    }
    pre { background: var(--wash); border-radius: .5rem; padding: 1rem 1.25rem; overflow-x: auto;
      font: .82rem/1.55 ui-monospace, "SFMono-Regular", Menlo, Consolas, monospace; }

    """

  private static let tables = """
    .scroll { overflow-x: auto; margin: 1rem 0 1.5rem; }
    table { border-collapse: collapse; width: 100%; font-size: .9rem; line-height: 1.4; }
    th, td { text-align: left; vertical-align: top; padding: .5rem .75rem; }
    th:first-child, td:first-child { padding-left: 0; }
    thead th { color: var(--soft); font-weight: 500; font-size: .82rem; vertical-align: bottom;
      border-bottom: 1px solid var(--quiet); }
    tbody th { font-weight: 500; }
    tbody tr + tr > * { border-top: 1px solid var(--line); }
    td:last-child:not(.n):not(:empty) { min-width: 14rem; }
    tbody th:has(small) { min-width: 12rem; }
    .n { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
    th.n:first-child { text-align: left; }
    small { display: block; color: var(--soft); font-size: .92em; font-weight: 400; max-width: 28rem; }
    .n small { max-width: none; }

    """

  private static let paper = """
    @media print {
      :root {
        color-scheme: light;
        --ground: #fff; --surface: #fff; --ink: #000; --soft: #444; --line: #ccc; --wash: #f6f6f6;
        --accent: #0b5fa5; --quiet: #8d99a6; --positive: #2c8566;
        --low: #f0c49a; --middle: #f1f2f0; --high: #9cc4e4;
        --s0: #0072b2; --s1: #d55e00; --s2: #00845f; --s3: #a8528a; --s4: #96700a;
        --s5: #6a51c7; --s6: #5f6770; --s7: #8c3b10; --s8: #527a12; --s9: #b03060;
      }
      @page { margin: 18mm 16mm; }
      body { font-size: 10pt; }
      nav, details, .skip { display: none; }
      .page { display: block; padding: 0; max-width: none; }
      main { padding: 0; }
      .kicker { display: block; font-weight: 650; }
      section { margin-top: 2rem; padding-top: 1.5rem; }
      h2, h3, thead { break-after: avoid; }
      figure, .card, tr, .tiles, .facts li { break-inside: avoid; }
      .scroll { overflow: visible; }
      table { font-size: 8pt; }
      th, td { padding: .25rem .3rem; }
      thead .n { white-space: normal; }
      thead th, td:last-child:not(.n):not(:empty), tbody th:has(small) { white-space: normal;
        min-width: 0; }
      .two, .three { display: block; }
      .cards, .cards.four { grid-template-columns: 1fr 1fr; }
      .two figure, .three figure { display: block; }
    }

    """
}
