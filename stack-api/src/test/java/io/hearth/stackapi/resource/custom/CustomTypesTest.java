package io.hearth.stackapi.resource.custom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hearth.contract.seal.Sealer;
import io.hearth.stackapi.resource.ResourceTypes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an operator sets of custom resources. */
@SuppressWarnings("NullAway.Init") // injected
class CustomTypesTest {
    @TempDir Path directory;

    @Test
    void withoutAKeysetThereAreNone() {
        CustomTypes none = new CustomTypes(Optional.empty(), Optional.empty());

        assertThat(none.find("Custom::Zone")).isEmpty();
    }

    @Test
    void typesThatCouldNotBeMadeKeepTheServiceFromStarting() {
        assertThatThrownBy(
                        () -> new CustomTypes(Optional.empty(), Optional.of(List.of("Acme::Net"))))
                .hasMessage(
                        "hearth.custom-resources.types names Acme::Net, but"
                                + " hearth.custom-resources.keyset-file names no keyset.");
    }

    @Test
    void aFileThatIsNoKeysetIsNamed() throws IOException {
        Path file = Files.writeString(directory.resolve("keyset"), "{}");

        assertThatThrownBy(() -> new CustomTypes(Optional.of(file), Optional.empty()))
                .hasMessageContaining(file.toString())
                .hasMessageContaining("hearth.custom-resources.keyset-file");
    }

    @Test
    void thoseThatAreNamedAreListed() throws IOException {
        ResourceTypes types =
                new ResourceTypes(List.of(), List.of(custom(" Acme::Net ", "Ext::*")));

        assertThat(types.all()).hasSize(1);
        assertThat(types.named("Acme::Net").name()).isEqualTo("Acme::Net");
        assertThat(types.find("Ext::Any")).isPresent();
        assertThat(types.find("Extra")).isEmpty();
    }

    @Test
    void aTypeOfTheServiceCannotBeNamed() throws IOException {
        CustomTypes custom = custom("Acme::Net");
        CustomType own = (CustomType) custom.find("Acme::Net").orElseThrow();

        assertThatThrownBy(() -> new ResourceTypes(List.of(own), List.of(custom)))
                .hasMessage(
                        "hearth.custom-resources.types names Acme::Net, which is a type already.");
        assertThat(new ResourceTypes(List.of(own), List.of(custom("Acme::*"))).named("Acme::Net"))
                .isSameAs(own);
    }

    private CustomTypes custom(String... types) throws IOException {
        Path file = Files.writeString(directory.resolve("keyset"), Sealer.newKeyset());
        return new CustomTypes(Optional.of(file), Optional.of(List.of(types)));
    }
}
