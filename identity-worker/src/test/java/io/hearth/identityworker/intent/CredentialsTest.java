package io.hearth.identityworker.intent;

import static org.assertj.core.api.Assertions.assertThat;

import io.hearth.contract.seal.Secret;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CredentialsTest {
    private final Credentials credentials = new Credentials();

    @Test
    void aPasswordHasHeatsForm() {
        assertThat(many(() -> credentials.password().reveal()))
                .hasSize(200)
                .allMatch(
                        password ->
                                password.matches(
                                        "(?=.*[a-z])(?=.*[A-Z])(?=.*[0-9])(?=.*[!@#%^&*])[a-zA-Z0-9!@#%^&*]{32}"));
    }

    @Test
    void keysHaveTheirForm() {
        assertThat(many(credentials::accessKey))
                .hasSize(200)
                .allMatch(k -> k.matches("[0-9a-f]{32}"));
        assertThat(many(() -> credentials.secretKey().reveal()))
                .hasSize(200)
                .allMatch(k -> k.matches("[0-9a-f]{64}"));
    }

    @Test
    void aPasswordDoesNotPrint() {
        Secret password = credentials.password();

        assertThat(password.toString()).doesNotContain(password.reveal());
    }

    private static Set<String> many(Supplier<String> source) {
        return Stream.generate(source).limit(200).collect(Collectors.toSet());
    }
}
