package io.hearth.messaging.production;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.eclipse.microprofile.config.Config;

/** Whether a password is so short or so plain that somebody would find it by trying. */
@ApplicationScoped
class WeakSecretCheck implements ProductionCheck {
    private static final int SHORTEST = 12;
    private static final List<String> SECRETS =
            List.of(
                    "quarkus.datasource.password",
                    "hearth.keystone.password",
                    "hearth.trustee.password",
                    "hearth.operator.token");
    private static final int FEWEST_LETTERS = 6;

    private final Config config;

    WeakSecretCheck(Config config) {
        this.config = config;
    }

    @Override
    public List<String> amiss() {
        return SECRETS.stream()
                .filter(
                        property ->
                                config.getOptionalValue(property, String.class)
                                        .filter(WeakSecretCheck::isGuessed)
                                        .isPresent())
                .map(
                        property ->
                                "%s is easily guessed: 'hearth secrets DIR' makes one that is not."
                                        .formatted(property))
                .toList();
    }

    private static boolean isGuessed(String secret) {
        return secret.strip().length() < SHORTEST
                || secret.chars().distinct().count() < FEWEST_LETTERS;
    }
}
