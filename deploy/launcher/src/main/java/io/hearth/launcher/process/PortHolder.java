package io.hearth.launcher.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Who listens on a port, from Linux' {@code /proc}.
 *
 * @param pid the listening process
 * @param command its command line, shortened
 */
public record PortHolder(long pid, String command) {
    private static final List<Path> SOCKET_TABLES =
            List.of(Path.of("/proc/net/tcp"), Path.of("/proc/net/tcp6"));
    private static final String LISTEN = "0A";
    private static final int LONGEST_COMMAND = 120;

    /** Whether somebody listens on that port of the loopback interface. */
    public static boolean isTaken(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return false;
        } catch (IOException e) {
            return true;
        }
    }

    /** The listener on that port; empty when it belongs to another user or namespace. */
    public static Optional<PortHolder> of(int port) {
        return SOCKET_TABLES.stream()
                .flatMap(table -> listeningSockets(table, port).stream())
                .flatMap(inode -> holder("socket:[" + inode + "]").stream())
                .findFirst();
    }

    /** Columns: slot, local address as HEX:PORT, remote address, state, …, the inode as tenth. */
    private static List<String> listeningSockets(Path table, int port) {
        String local = ":%04X".formatted(port);
        try (Stream<String> lines = Files.lines(table)) {
            return lines.map(line -> line.strip().split("\\s+"))
                    .filter(columns -> columns.length > 9)
                    .filter(columns -> columns[1].endsWith(local) && columns[3].equals(LISTEN))
                    .map(columns -> columns[9])
                    .toList();
        } catch (IOException | UncheckedIOException e) {
            return List.of();
        }
    }

    private static Optional<PortHolder> holder(String socket) {
        return ProcessHandle.allProcesses()
                .filter(process -> holds(process, socket))
                .map(process -> new PortHolder(process.pid(), command(process.pid())))
                .findFirst();
    }

    private static boolean holds(ProcessHandle process, String socket) {
        Path descriptors = Path.of("/proc/%d/fd".formatted(process.pid()));
        try (Stream<Path> links = Files.list(descriptors)) {
            return links.anyMatch(link -> target(link).equals(socket));
        } catch (IOException | UncheckedIOException e) {
            return false;
        }
    }

    private static String target(Path link) {
        try {
            return Files.readSymbolicLink(link).toString();
        } catch (IOException e) {
            return "";
        }
    }

    private static String command(long pid) {
        try {
            String line =
                    Files.readString(Path.of("/proc/%d/cmdline".formatted(pid)))
                            .replace('\0', ' ')
                            .strip();
            return line.length() > LONGEST_COMMAND
                    ? line.substring(0, LONGEST_COMMAND) + "…"
                    : line;
        } catch (IOException e) {
            return "?";
        }
    }
}
