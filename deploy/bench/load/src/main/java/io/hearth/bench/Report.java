package io.hearth.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Collects figures, prints each as it comes, and writes them as JSON. */
final class Report {
    private final PrintStream out;
    private final List<Figure> figures = new ArrayList<>();

    Report(PrintStream out) {
        this.out = out;
    }

    void progress(String doing) {
        out.println("  … " + doing);
    }

    void heading() {
        out.printf("  %-52s %12s %12s %9s %13s%n", "figure", "Hearth", "bare", "judged", "target");
    }

    void add(Figure figure) {
        figures.add(figure);
        out.printf(
                Locale.ROOT,
                "%s %-52s %12s %12s %9.2f %13s%n",
                figure.met() ? "✓" : "✗",
                figure.name(),
                text(figure.ours(), figure.unit()),
                Double.isNaN(figure.bare()) ? "" : text(figure.bare(), figure.unit()),
                figure.judged(),
                bound(figure));
    }

    private static String bound(Figure figure) {
        return Double.isNaN(figure.target())
                ? ""
                : String.format(
                        Locale.ROOT, "%s %.2f", figure.atMost() ? "≤" : "≥", figure.target());
    }

    boolean allMet() {
        return figures.stream().allMatch(Figure::met);
    }

    void write(Path file) throws IOException {
        ArrayNode array = Json.MAPPER.createArrayNode();
        for (Figure figure : figures) {
            array.addObject()
                    .put("name", figure.name())
                    .put("unit", figure.unit())
                    .put("hearth", figure.ours())
                    .put("bare", orNull(figure.bare()))
                    .put("judged", figure.judged())
                    .put("target", orNull(figure.target()))
                    .put("bound", figure.atMost() ? "at most" : "at least")
                    .put("met", figure.met());
        }
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.writeString(file, pretty(array));
        out.println("  written to " + file);
    }

    private static @Nullable Double orNull(double value) {
        return Double.isNaN(value) ? null : value;
    }

    private static String pretty(ArrayNode array) throws JsonProcessingException {
        return Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(array) + "\n";
    }

    private static String text(double value, String unit) {
        return String.format(Locale.ROOT, "%.1f %s", value, unit);
    }
}
