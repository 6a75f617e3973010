package io.hearth.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The programs of Debian's package on this machine. */
final class PackagedKeystone implements KeystonePrograms {
    private static final Duration STOP_PATIENCE = Duration.ofSeconds(10);
    private static final Duration QUERY_PATIENCE = Duration.ofSeconds(10);

    private final KeystoneFiles files;

    PackagedKeystone(KeystoneFiles files) {
        this.files = files;
    }

    @Override
    public Command manage() {
        return Command.of("keystone-manage").and(files.manageOptions());
    }

    @Override
    public Command manageKeys(String step) throws IOException {
        return manage().and(List.of(step)).and(files.ownerOptions());
    }

    @Override
    public Command serve() {
        return Command.of("uwsgi", "--ini", files.serverConfiguration().toString());
    }

    @Override
    public ProcessHandle server(Process started) {
        return started.toHandle();
    }

    @Override
    public void stop(Process server) {
        stop(server.toHandle());
    }

    @Override
    public void stopLeftover() throws IOException {
        Path pidFile = files.pidFile();
        if (!Files.exists(pidFile)) {
            return;
        }
        long pid = Long.parseLong(Files.readString(pidFile).strip());
        ProcessHandle.of(pid).filter(this::serves).ifPresent(PackagedKeystone::stop);
        Files.deleteIfExists(pidFile);
    }

    @Override
    public String version() {
        try {
            return KeystonePackage.version(Command.of(), QUERY_PATIENCE);
        } catch (IOException e) {
            return "-";
        }
    }

    /** The same whatever the version: a newer package brings its own tables up to date. */
    @Override
    public String mark() {
        return "";
    }

    /** A pid may have gone to another program since. */
    private boolean serves(ProcessHandle process) {
        try {
            return Files.readString(Path.of("/proc/%d/cmdline".formatted(process.pid())))
                    .contains(files.serverConfiguration().toString());
        } catch (IOException e) {
            return false;
        }
    }

    private static void stop(ProcessHandle process) {
        process.destroy();
        try {
            process.onExit().get(STOP_PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }
}
