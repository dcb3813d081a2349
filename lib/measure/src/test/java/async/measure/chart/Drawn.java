package async.measure.chart;

import java.io.ByteArrayInputStream;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;

/// A figure taken apart again: the picture as XML, parsed by the JDK, and the words around it.
record Drawn(Element svg, String html) {

    private static final Pattern DATA = Pattern.compile("src=\"data:image/svg\\+xml;base64,([^\"]*)\"");

    static Drawn of(Figure figure) throws Exception {
        var html = figure.html();
        var data = DATA.matcher(html);
        if (!data.find()) throw new AssertionError("no picture in " + html);
        var bytes = new ByteArrayInputStream(Base64.getDecoder().decode(data.group(1)));
        return new Drawn(
                DocumentBuilderFactory.newInstance()
                        .newDocumentBuilder()
                        .parse(bytes)
                        .getDocumentElement(),
                html);
    }

    String alt() {
        return html.replaceFirst("(?s).*<img alt=\"([^\"]*)\".*", "$1");
    }

    /// The elements of one kind of mark.
    List<Element> all(String mark) {
        return named("*").stream()
                .filter(one -> one.getAttribute("class").equals(mark))
                .toList();
    }

    List<Element> named(String tag) {
        var nodes = svg.getElementsByTagName(tag);
        return IntStream.range(0, nodes.getLength())
                .mapToObj(i -> (Element) nodes.item(i))
                .toList();
    }

    List<String> texts() {
        return named("text").stream().map(Element::getTextContent).toList();
    }

    boolean says(String words) {
        return String.join(" ", texts()).contains(words);
    }

    /// The texts that stick out of the card.
    List<String> clipped() {
        return named("text").stream()
                .filter(text -> sticksOut(text))
                .map(Element::getTextContent)
                .toList();
    }

    static double number(Element element, String attribute) {
        return Double.parseDouble(element.getAttribute(attribute));
    }

    private boolean sticksOut(Element text) {
        var type = new Type((int) number(text, "font-size"), text.hasAttribute("font-weight"), "", "");
        double width = Letters.width(text.getTextContent(), type);
        double left = number(text, "x")
                - switch (text.getAttribute("text-anchor")) {
                    case "start" -> 0;
                    case "middle" -> width / 2;
                    default -> width;
                };
        double y = number(text, "y");
        return left < 0 || left + width > number(svg, "width") || y < type.size() || y > number(svg, "height") - 3;
    }
}
