package dev.longshore.simulator.report;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

import javax.imageio.ImageIO;

import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.CombinedDomainXYPlot;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYStepRenderer;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;
import org.jfree.svg.SVGGraphics2D;

import dev.longshore.simulator.replay.Load;
import dev.longshore.simulator.replay.Outcome;

/** Draws the length of the queue and the utilisation over time, one line for each configuration. */
public final class Picture {

    private static final int WIDTH = 1200;
    private static final int HEIGHT = 700;
    private static final float LINE_WIDTH = 1.4f;
    /** More points than pixels are not seen. */
    private static final int MOST_POINTS = 2 * WIDTH;
    private static final List<Color> COLORS = List.of(new Color(0x1f77b4), new Color(0xd95f02), new Color(0x2ca02c));

    private final Duration first;
    private final TimeScale scale;
    private final JFreeChart chart;

    /** @param outcomes by the name of the configuration */
    public Picture(Map<String, Outcome> outcomes) {
        first = times(outcomes).min(Duration::compareTo).orElse(Duration.ZERO);
        scale = TimeScale.forSpan(times(outcomes).max(Duration::compareTo).orElse(first).minus(first));
        CombinedDomainXYPlot both = new CombinedDomainXYPlot(new NumberAxis(scale.label() + " since the first submission"));
        both.add(plot("jobs waiting", outcomes, outcome -> load -> load.waiting()));
        both.add(plot("vCPUs in use, %", outcomes, outcome -> load -> 100 * load.vcpus() / Math.max(1, outcome.vcpus())));
        chart = new JFreeChart("Queue length and utilisation", JFreeChart.DEFAULT_TITLE_FONT, both, outcomes.size() > 1);
        chart.setBackgroundPaint(Color.WHITE);
    }

    /** Writes it as a vector picture. */
    public void writeSvg(Path file) throws IOException {
        SVGGraphics2D canvas = new SVGGraphics2D(WIDTH, HEIGHT);
        draw(canvas);
        Files.writeString(file, canvas.getSVGDocument());
    }

    /** Writes it as pixels. */
    public void writePng(Path file) throws IOException {
        BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        Graphics2D canvas = image.createGraphics();
        draw(canvas);
        canvas.dispose();
        ImageIO.write(image, "png", file.toFile());
    }

    private void draw(Graphics2D canvas) {
        chart.draw(canvas, new Rectangle2D.Double(0, 0, WIDTH, HEIGHT));
    }

    /** What is drawn of an outcome. */
    @FunctionalInterface
    private interface Measure {

        ToDoubleFunction<Load> of(Outcome outcome);
    }

    /** Of all changes, of which the earliest is the first submission. */
    private static Stream<Duration> times(Map<String, Outcome> outcomes) {
        return outcomes.values().stream().flatMap(outcome -> outcome.loads().stream()).map(Load::at);
    }

    private XYPlot plot(String label, Map<String, Outcome> outcomes, Measure measure) {
        XYSeriesCollection all = new XYSeriesCollection();
        outcomes.forEach((name, outcome) -> all.addSeries(series(name, outcome, measure.of(outcome))));
        XYStepRenderer renderer = new XYStepRenderer();
        for (int i = 0; i < all.getSeriesCount(); i++) {
            renderer.setSeriesPaint(i, COLORS.get(i % COLORS.size()));
            renderer.setSeriesStroke(i, new BasicStroke(LINE_WIDTH));
            renderer.setSeriesVisibleInLegend(i, label.startsWith("jobs"));
        }
        XYPlot plot = new XYPlot(all, null, new NumberAxis(label), renderer);
        plot.setBackgroundPaint(Color.WHITE);
        plot.setRangeGridlinePaint(Color.LIGHT_GRAY);
        return plot;
    }

    /** Of many changes that fall on the same dot, the largest is kept: peaks are what one looks for. */
    private XYSeries series(String name, Outcome outcome, ToDoubleFunction<Load> value) {
        XYSeries series = new XYSeries(name);
        int perPoint = Math.max(1, outcome.loads().size() / MOST_POINTS);
        for (int from = 0; from < outcome.loads().size(); from += perPoint) {
            List<Load> some = outcome.loads().subList(from, Math.min(outcome.loads().size(), from + perPoint));
            double most = some.stream().mapToDouble(value).max().orElse(0);
            series.add(scale.of(some.getFirst().at().minus(first)), most);
        }
        return series;
    }
}
