package io.hearth.stackapi.resource.mime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MimeTest {
    private static final String BOUNDARY = "===============0000000000000000007==";

    @Test
    void aMessageIsAsPythonWritesIt() {
        List<MimePart> parts =
                List.of(
                        MimePart.of("x-shellscript", "a \"b\".sh", "#!/bin/sh\necho hi"),
                        MimePart.of("", "", "Gr\u00fc\u00dfe"));

        assertThat(MimeMessage.write(parts, numbers(7)))
                .isEqualTo(
                        """
                        Content-Type: multipart/mixed; boundary="%1$s"
                        MIME-Version: 1.0

                        --%1$s
                        Content-Type: text/x-shellscript; charset="us-ascii"
                        MIME-Version: 1.0
                        Content-Transfer-Encoding: 7bit
                        Content-Disposition: attachment; filename="a \\"b\\".sh"

                        #!/bin/sh
                        echo hi
                        --%1$s
                        Content-Type: text/plain; charset="utf-8"
                        MIME-Version: 1.0
                        Content-Transfer-Encoding: base64

                        R3LDvMOfZQ==

                        --%1$s--
                        """
                                .formatted(BOUNDARY));
    }

    @Test
    void aMessageMayBeEmpty() {
        assertThat(MimeMessage.write(List.of(), numbers(7)))
                .endsWith("\n\n--%1$s\n\n--%1$s--\n".formatted(BOUNDARY));
    }

    @Test
    void noPartHoldsTheBoundary() {
        String taken = BOUNDARY.replace('7', '6');

        String message =
                MimeMessage.write(List.of(MimePart.of("", "", "--" + taken)), numbers(6, 7));

        assertThat(message).contains("boundary=\"%s\"".formatted(BOUNDARY));
        assertThat(MimeReader.parts(message))
                .extracting(MimePart::text)
                .containsExactly("--" + taken);
    }

    @Test
    void longHeadersAreReadAlike() {
        String name = "n".repeat(200_000);
        String message =
                "Content-Type: multipart/mixed%s; boundary=\"b\"\n\n"
                                .formatted("\n a".repeat(100_000))
                        + "--b\nContent-Disposition: attachment; filename=\"%s\"\n\ntext\n--b--\n"
                                .formatted(name);

        assertThat(MimeReader.parts(message)).extracting(MimePart::filename).containsExactly(name);
    }

    @ParameterizedTest
    @CsvSource({
        "'', '', plain",
        "x-shellscript, a.cfg, x-shellscript",
        "'', part-handler.py, part-handler",
        "'', userdata, userdata",
        "'', .profile, .profile"
    })
    void aSubtypeMayFollowFromTheFilename(String subtype, String filename, String expected) {
        assertThat(MimePart.of(subtype, filename, "").subtype()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"'a\nb', ''", "'a b', ''", "'a;b', ''", "plain, 'a\nX-Header: 1'", "plain, \u00fc"})
    void noHeaderCanBeSmuggledIn(String subtype, String filename) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MimePart.of(subtype, filename, "text"));
    }

    @Test
    void whatIsWrittenIsReadAgain() {
        List<MimePart> parts =
                List.of(
                        MimePart.of("x-shellscript", "a \"b\\.sh", "#!/bin/sh\n\necho: hi\n"),
                        MimePart.of("cloud-config", "", "Gr\u00fc\u00dfe\n"),
                        MimePart.of("", "", ""));

        assertThat(MimeReader.parts(MimeMessage.write(parts, numbers(7)))).isEqualTo(parts);
    }

    @Test
    void aMessageOfOthersIsRead() {
        String message =
                """
                MIME-Version: 1.0
                Content-Type: multipart/mixed;
                 boundary=xyz

                a preamble
                --xyz
                Content-Type: text/cloud-config

                a: b
                --xyz

                bare
                --xyz--
                an epilogue
                """;

        assertThat(MimeReader.parts(message))
                .containsExactly(
                        new MimePart("cloud-config", "", "a: b"),
                        new MimePart("plain", "", "bare"));
    }

    @Test
    void anotherMessageHasNoParts() {
        assertThat(MimeReader.parts("#!/bin/sh\necho hi")).isEmpty();
        assertThat(MimeReader.parts("Content-Type: text/plain\n\n--x\n\na\n--x--\n")).isEmpty();
        assertThat(MimeReader.parts("")).isEmpty();
    }

    @Test
    void aMessageInAMessageIsRefused() {
        String message =
                "Content-Type: multipart/mixed; boundary=a\n\n--a\nContent-Type: multipart/mixed; boundary=b\n\n--b\n\n--b--\n--a--\n";

        assertThatIllegalArgumentException().isThrownBy(() -> MimeReader.parts(message));
    }

    private static RandomGenerator numbers(long... numbers) {
        Deque<Long> left = new ArrayDeque<>();
        for (long number : numbers) {
            left.add(number);
        }
        return new RandomGenerator() {
            @Override
            public long nextLong() {
                return left.remove();
            }

            @Override
            public long nextLong(long bound) {
                return left.remove();
            }
        };
    }
}
