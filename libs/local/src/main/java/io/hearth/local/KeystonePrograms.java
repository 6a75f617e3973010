package io.hearth.local;

import java.io.IOException;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What a private Keystone is run with: the programs of this machine, or those of an image. Both
 * work on the same files and database, so that one may take over from the other.
 */
interface KeystonePrograms {
    /** {@code keystone-manage}, with Keystone's configuration. */
    Command manage() throws IOException;

    /**
     * {@code keystone-manage} for a step that makes keys; they belong to whom the directory belongs
     * to, which is who runs the server.
     */
    Command manageKeys(String step) throws IOException;

    /** The server, which stays in the foreground. */
    Command serve() throws IOException;

    /** Stops a server that a killed parent has left. */
    void stopLeftover() throws IOException;

    /** Stops the server that {@link #serve} has started. */
    void stop(Process server);

    /** The process that serves, which need not be the one that was started. */
    ProcessHandle server(Process started);

    /** Keystone's version and what it runs in, such as {@code 22.0.2}; for people. */
    String version();

    /** Tells apart what tables are made by. */
    String mark();

    /**
     * @param progress told what is being done
     * @throws IOException if there are none; the message names the ways to get them
     */
    static KeystonePrograms find(
            KeystoneOrigin origin, KeystoneFiles files, Consumer<String> progress)
            throws IOException {
        if (origin.preference() == KeystoneOrigin.Preference.CONTAINER) {
            ContainerEngine engine =
                    ContainerEngine.find()
                            .orElseThrow(
                                    () ->
                                            new IOException(
                                                    KeystonePackage.ways(
                                                            "No container engine answers: docker and podman are not on the PATH, or do not run.")));
            return ContainedKeystone.of(engine, origin.baseImage(), files, progress);
        }
        try {
            KeystonePackage.install(progress);
            return new PackagedKeystone(files);
        } catch (IOException e) {
            Optional<ContainerEngine> engine = ContainerEngine.find();
            if (engine.isEmpty()) {
                throw e;
            }
            return ContainedKeystone.of(engine.get(), origin.baseImage(), files, progress);
        }
    }
}
