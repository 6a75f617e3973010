package io.hearth.launcher.command;

import io.hearth.launcher.layout.Listener;
import io.hearth.launcher.layout.Ports;
import java.util.EnumMap;
import java.util.Map;
import java.util.OptionalInt;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The options that move ports: all at once, or one by one. */
public final class PortOptions {
    private final Map<Listener, Integer> chosen = new EnumMap<>(Listener.class);
    private OptionalInt base = OptionalInt.empty();

    /** A mixin with {@code --port-base} and one option for each listener. */
    public CommandSpec spec() {
        CommandSpec spec = CommandSpec.create();
        spec.addOption(
                option("--port-base", "Added to every port, so that two run side by side.")
                        .setter(this::setBase)
                        .build());
        for (Listener listener : Listener.values()) {
            spec.addOption(
                    option(
                                    "--port-" + listener.label(),
                                    "Instead of %d.".formatted(listener.usualPort()))
                            .setter(choose(listener))
                            .build());
        }
        return spec;
    }

    /** Whether any option was given. */
    boolean isGiven() {
        return base.isPresent() || !chosen.isEmpty();
    }

    /** The saved ports with what was chosen now. */
    Ports over(Ports saved) {
        Ports start = base.isPresent() ? Ports.shiftedBy(base.getAsInt()) : saved;
        return start.with(chosen);
    }

    private static OptionSpec.Builder option(String name, String description) {
        return OptionSpec.builder(name)
                .type(Integer.class)
                .paramLabel("N")
                .description(description);
    }

    private picocli.CommandLine.Model.ISetter choose(Listener listener) {
        return new picocli.CommandLine.Model.ISetter() {
            @Override
            @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
            public <T> T set(T value) {
                if (value instanceof Integer port) {
                    chosen.put(listener, port);
                }
                return value;
            }
        };
    }

    private <T> T setBase(T value) {
        if (value instanceof Integer number) {
            base = OptionalInt.of(number);
        }
        return value;
    }
}
