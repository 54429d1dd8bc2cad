package io.isowatt.cli;

import io.isowatt.catalog.InvalidInputException;
import io.isowatt.catalog.Problem;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.ParameterException;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;

/** The program. */
@Command(
        name = "isowatt",
        description = {
            "Finds the deployments of a language model that give the most tokens per second and megawatt at the speed"
                    + " each user needs, and shows the frontier.",
            ""
        },
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        subcommands = {
            OptimizeCommand.class,
            CompareCommand.class,
            MergeCommand.class,
            PortfolioCommand.class,
            EstimateCommand.class,
            TableCommand.class,
            ExplainCommand.class,
            DiffCommand.class,
            ValidateCommand.class,
            CalibrateCommand.class,
            CatalogCommand.class,
            CommandLine.HelpCommand.class
        },
        synopsisSubcommandLabel = "COMMAND",
        footer = {
            "",
            "Examples:",
            "  isowatt optimize search-spaces/studies/llama-70b-hopper-vs-blackwell.yaml",
            "  isowatt optimize --model gpt-oss-120b --hardware hgx-h100,hgx-b200 \\",
            "                   --prompt 1024 --output 1024 --ttft 2s --tpot 20ms",
            "  isowatt estimate --model path/to/config.json --hardware gb300-nvl72 --gpus 8 \\",
            "                   --tensor-parallel 8 --concurrency 4 \\",
            "                   --prompt 1024 --output 256",
            "  isowatt validate measurements --out validation",
            "  isowatt catalog hardware hgx-h200",
            "",
            "Exit status: 0 found, 1 nothing feasible, 2 bad input or output, 70 bug."
        })
public final class Main {

    private static final int HELP_COLUMNS = 80;

    private Main() {}

    /** Runs a command and exits with its status. */
    public static void main(String[] arguments) {
        Locale.setDefault(Locale.ROOT);
        Terminal terminal = Terminal.of(System.getenv());
        WatchedStream outBytes = new WatchedStream(new FileOutputStream(FileDescriptor.out));
        PrintStream out = terminal.stream(outBytes);
        PrintStream err = terminal.stream(new FileOutputStream(FileDescriptor.err));
        Thread.setDefaultUncaughtExceptionHandler((thread, error) -> {
            err.println("isowatt: This is a bug of Isowatt, not of your input: " + error);
            err.flush();
            Runtime.getRuntime().halt(ExitCode.BUG);
        });
        Interrupt interrupt = Interrupt.ofProcess();
        int status = run(terminal, interrupt, out, err, arguments);
        out.flush();
        status = outBytes.problem().map(problem -> unprinted(problem, err)).orElse(status);
        err.flush();
        interrupt.letExit();
        System.exit(status);
    }

    /** Runs a command; its exit status. */
    static int run(Terminal terminal, Interrupt interrupt, PrintStream out, PrintStream err, String... arguments) {
        CommandLine commandLine = new CommandLine(Main.class, new Commands(terminal, interrupt, out));
        commandLine.setOut(writer(out));
        commandLine.setErr(writer(err));
        commandLine.setColorScheme(CommandLine.Help.defaultColorScheme(terminal.colour() ? Ansi.ON : Ansi.OFF));
        commandLine.setUsageHelpWidth(Math.min(terminal.columnCount(), HELP_COLUMNS));
        commandLine.setCaseInsensitiveEnumValuesAllowed(true);
        commandLine.setParameterExceptionHandler((e, args) -> badArguments(e, err));
        commandLine.setExecutionExceptionHandler((e, command, parsed) -> failed(e, err, arguments));
        if (arguments.length == 0) {
            commandLine.usage(err);
            return ExitCode.BAD_INPUT;
        }
        try {
            return commandLine.execute(arguments);
        } catch (OutOfMemoryError e) {
            return outOfMemory(err);
        }
    }

    /** A reader that has gone wants no more; anything else is a loss. */
    private static int unprinted(String problem, PrintStream err) {
        err.println("isowatt: The output cannot be written (" + problem + "). Maybe make room, or print elsewhere.");
        return ExitCode.BAD_INPUT;
    }

    private static PrintWriter writer(PrintStream stream) {
        return new PrintWriter(stream, true, StandardCharsets.UTF_8);
    }

    private static int badArguments(ParameterException e, PrintStream err) {
        err.println("isowatt: " + e.getMessage());
        CommandLine.UnmatchedArgumentException.printSuggestions(e, writer(err));
        err.println("Maybe see: " + e.getCommandLine().getCommandSpec().qualifiedName() + " --help");
        return ExitCode.BAD_INPUT;
    }

    private static int failed(Exception failure, PrintStream err, String[] arguments) {
        if (failure instanceof InvalidInputException invalid) {
            for (Problem problem : invalid.problems()) {
                err.println(problem);
            }
            return ExitCode.BAD_INPUT;
        }
        if (failure.getCause() instanceof OutOfMemoryError) {
            return outOfMemory(err);
        }
        err.println("isowatt: This is a bug of Isowatt, not of your input: " + failure);
        err.println("Please report it with the lines below and the command: isowatt " + String.join(" ", arguments));
        Arrays.stream(failure.getStackTrace()).limit(20).forEach(frame -> err.println("    at " + frame));
        if (failure.getCause() != null) {
            err.println("  caused by " + failure.getCause());
            Arrays.stream(failure.getCause().getStackTrace())
                    .limit(20)
                    .forEach(frame -> err.println("    at " + frame));
        }
        return ExitCode.BUG;
    }

    private static int outOfMemory(PrintStream err) {
        err.println("isowatt: The candidates of the search space do not fit in "
                + Runtime.getRuntime().maxMemory() / (1 << 20) + " MiB of memory. Maybe use a coarser concurrency grid"
                + " or fewer values, or allow more: ISOWATT_JAVA_OPTS=-Xmx8g");
        return ExitCode.BAD_INPUT;
    }

    /** Makes the commands with the streams they print to. */
    private record Commands(Terminal terminal, Interrupt interrupt, PrintStream out) implements CommandLine.IFactory {

        @Override
        public <K> K create(Class<K> type) throws Exception {
            if (type == Main.class) {
                return type.cast(new Main());
            }
            if (type == OptimizeCommand.class) {
                return type.cast(new OptimizeCommand(terminal, out, interrupt));
            }
            if (type == CompareCommand.class) {
                return type.cast(new CompareCommand(terminal, out, interrupt));
            }
            if (type == PortfolioCommand.class) {
                return type.cast(new PortfolioCommand(terminal, out, interrupt));
            }
            if (type == MergeCommand.class) {
                return type.cast(new MergeCommand(terminal, out, interrupt));
            }
            if (type == EstimateCommand.class) {
                return type.cast(new EstimateCommand(terminal, out));
            }
            if (type == ExplainCommand.class) {
                return type.cast(new ExplainCommand(terminal, out));
            }
            if (type == DiffCommand.class) {
                return type.cast(new DiffCommand(terminal, out));
            }
            if (type == TableCommand.class) {
                return type.cast(new TableCommand(terminal, out));
            }
            if (type == ValidateCommand.class) {
                return type.cast(new ValidateCommand(terminal, out));
            }
            if (type == CalibrateCommand.class) {
                return type.cast(new CalibrateCommand(terminal, out));
            }
            if (type == CatalogCommand.class) {
                return type.cast(new CatalogCommand(terminal, out));
            }
            return CommandLine.defaultFactory().create(type);
        }
    }
}
