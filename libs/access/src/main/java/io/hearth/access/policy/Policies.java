package io.hearth.access.policy;

import io.hearth.access.policy.language.Check;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The policy in force: Heat's defaults and, over them, the file that {@code hearth.policy-file}
 * names. The file is looked at every second, and taken over when it has changed and stood still
 * since the look before. A file that is wrong keeps the service from starting; one that becomes
 * wrong changes nothing, is logged once and shown until it is right again.
 */
@ApplicationScoped
public class Policies {
    /** Gauge: 1 while the file is wrong and what it said before is in force, else 0. */
    static final String PROBLEM = "hearth.policy.problem";

    /** Counts how often the file was taken over, the start included. */
    static final String LOADED = "hearth.policy.loaded";

    private static final Logger LOG = Logger.getLogger(Policies.class);
    private static final long LOOK_SECONDS = 1;

    private final Map<String, Check> defaults;
    private final Optional<WatchedFile> file;
    private final MeterRegistry meters;
    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("policy-file").factory());
    private volatile Policy current;
    private volatile @Nullable String problem;

    public Policies(
            @ConfigProperty(name = "hearth.policy-file") Optional<Path> file,
            @ConfigProperty(name = "hearth.stack-user-role", defaultValue = "heat_stack_user")
                    String stackUserRole,
            MeterRegistry meters) {
        this.defaults = PolicyDefaults.of(stackUserRole);
        this.file = file.map(WatchedFile::new);
        this.meters = meters;
        this.current = new Policy(defaults);
        this.file.ifPresent(it -> takeOver(it.name(), it.read()));
        meters.gauge(PROBLEM, this, it -> it.problem == null ? 0 : 1);
    }

    void start(@Observes StartupEvent event) {
        file.ifPresent(
                it ->
                        timer.scheduleWithFixedDelay(
                                () -> look(it), LOOK_SECONDS, LOOK_SECONDS, TimeUnit.SECONDS));
    }

    void stop(@Observes ShutdownEvent event) {
        timer.shutdownNow();
    }

    public Policy current() {
        return current;
    }

    /** The rules without any file. */
    public static Policy defaults(String stackUserRole) {
        return new Policy(PolicyDefaults.of(stackUserRole));
    }

    /** What is wrong with the file as it is now; the rules that it had before are in force. */
    Optional<String> problem() {
        return Optional.ofNullable(problem);
    }

    Optional<String> fileName() {
        return file.map(WatchedFile::name);
    }

    private void look(WatchedFile watched) {
        try {
            watched.ifChanged().ifPresent(text -> takeOver(watched.name(), text));
        } catch (RuntimeException e) {
            String message = String.valueOf(e.getMessage());
            if (!message.equals(problem)) {
                problem = message;
                LOG.errorf("The policy stays as it was. %s", message);
            }
        }
    }

    private void takeOver(String name, String text) {
        current = PolicyAssembly.of(name, defaults, PolicyFile.read(name, text));
        problem = null;
        meters.counter(LOADED).increment();
        LOG.infof("The policy is that of %s.", name);
    }
}
