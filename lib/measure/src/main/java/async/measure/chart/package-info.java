/// What a cell shows: a [Chart], a [Timeline] of tasks, an explanatory [Draw]ing or a [Table], each a [Figure].
///
/// A chart knows its data and its words; a drawing beside it (`BarsDrawing`, `TimelineDrawing`) knows where
/// things stand; a [Picture] joins both with a table. Read in this order: `Figure`, `Svg`, `Card`, `Picture`,
/// `Table`; `Ticks`, `Axis`, `Plot`; `Chart`, `Bars`, `Lines`, `Histogram`; `Lane`, `Recorder`, `Timeline`;
/// `Draw`.
package async.measure.chart;
