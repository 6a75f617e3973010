package io.hearth.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/** The files of a private Keystone, all below one directory that only its owner may read. */
final class KeystoneFiles {
    static final Path APPLICATION = Path.of("/usr/bin/keystone-wsgi-public");

    private final Path directory;

    KeystoneFiles(Path directory) {
        this.directory = directory;
    }

    Path directory() {
        return directory;
    }

    /** What names the configuration to {@code keystone-manage}. */
    List<String> manageOptions() {
        return List.of(
                "--config-file",
                configuration().toString(),
                "--config-dir",
                directory.resolve("conf.d").toString());
    }

    /** For whom {@code keystone-manage} is to make keys. */
    List<String> ownerOptions() throws IOException {
        return List.of("--keystone-user", owner("uid"), "--keystone-group", owner("gid"));
    }

    /** The directory's {@code uid} or {@code gid}. */
    String owner(String kind) throws IOException {
        return Files.getAttribute(directory, "unix:" + kind).toString();
    }

    Path configuration() {
        return directory.resolve("keystone.conf");
    }

    Path serverConfiguration() {
        return directory.resolve("uwsgi.ini");
    }

    Path serverLog() {
        return directory.resolve("uwsgi.log");
    }

    Path pidFile() {
        return directory.resolve("uwsgi.pid");
    }

    /** Says which database has been made ready, so that a restart need not do it again. */
    Path readyMark() {
        return directory.resolve("ready");
    }

    void write(KeystoneServerSettings settings) throws IOException {
        Files.createDirectories(directory);
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx------"));
        Files.createDirectories(directory.resolve("conf.d"));
        Files.createDirectories(directory.resolve("policy.d"));
        for (String keys : new String[] {"fernet-keys", "credential-keys"}) {
            Path path = Files.createDirectories(directory.resolve(keys));
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwx------"));
        }
        if (!Files.exists(policy())) {
            Files.writeString(policy(), "{}\n");
        }
        Files.writeString(configuration(), keystoneConf(settings));
        Files.writeString(serverConfiguration(), uwsgiIni(settings));
    }

    Path policy() {
        return directory.resolve("policy.yaml");
    }

    private String keystoneConf(KeystoneServerSettings settings) {
        return """
        [DEFAULT]
        log_file = %1$s/keystone.log
        use_stderr = false
        [database]
        connection = %2$s
        max_pool_size = 5
        [token]
        provider = fernet
        expiration = 3600
        [fernet_tokens]
        key_repository = %1$s/fernet-keys
        [fernet_receipts]
        key_repository = %1$s/fernet-keys
        [credential]
        key_repository = %1$s/credential-keys
        [identity]
        password_hash_rounds = %3$d
        [oslo_policy]
        policy_file = %1$s/policy.yaml
        policy_dirs = %1$s/policy.d
        """
                .formatted(
                        directory,
                        // A percent sign stands for itself; a dollar sign would name an option.
                        settings.database().connection().replace("$", "$$"),
                        settings.bcryptRounds());
    }

    private String uwsgiIni(KeystoneServerSettings settings) {
        return """
        [uwsgi]
        plugins = python3
        http-socket = 127.0.0.1:%2$d
        wsgi-file = %3$s
        env = OS_KEYSTONE_CONFIG_FILES=%1$s/keystone.conf
        pyargv = --config-dir %1$s/conf.d
        chdir = %1$s
        pidfile = %1$s/uwsgi.pid
        master = true
        processes = 2
        # More, and first calls race in what Keystone loads late: policy, models. Some then wait
        # for ever, some are refused.
        threads = 1
        enable-threads = true
        lazy-apps = true
        die-on-term = true
        no-orphans = true
        vacuum = true
        need-app = true
        buffer-size = 65535
        harakiri = 60
        disable-logging = true
        # It closes each connection; saying so keeps clients from sending on a closed one.
        add-header = Connection: close
        """
                .formatted(directory, settings.port(), APPLICATION);
    }
}
