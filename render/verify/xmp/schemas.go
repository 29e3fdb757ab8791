package xmp

import (
	"strings"
	"sync"
)

// predefined are the properties that a packet may use without saying what they
// are: those of the XMP Specification of September 2005, which ISO 19005-2 names
// in 6.6.2.3.1, and of the PDF/A identification schema (6.6.4). A line is a
// namespace; behind it stand names with their types. A set in braces is all the
// values there may be.
const predefined = `
http://www.aiim.org/pdfa/ns/id/ part:Integer amd:Text corr:Text conformance:Text
http://purl.org/dc/elements/1.1/ contributor:Bag.Text coverage:Text creator:Seq.Text date:Seq.Date description:LangAlt format:MIMEType identifier:Text
 language:Bag.Locale publisher:Bag.Text relation:Bag.Text rights:LangAlt source:Text subject:Bag.Text title:LangAlt type:Bag.Text
http://ns.adobe.com/xap/1.0/ Advisory:Bag.Text BaseURL:Text CreateDate:Date CreatorTool:Text Identifier:Bag.Text Label:Text MetadataDate:Date
 ModifyDate:Date Nickname:Text Rating:Real Thumbnails:Alt.Thumbnail
http://ns.adobe.com/xap/1.0/rights/ Certificate:Text Marked:Boolean Owner:Bag.Text UsageTerms:LangAlt WebStatement:Text
http://ns.adobe.com/xap/1.0/mm/ DerivedFrom:ResourceRef DocumentID:Text History:Seq.ResourceEvent InstanceID:Text ManagedFrom:ResourceRef Manager:Text
 ManageTo:Text ManageUI:Text ManagerVariant:Text RenditionClass:Text RenditionParams:Text VersionID:Text Versions:Seq.Version LastURL:Text
 RenditionOf:ResourceRef SaveID:Integer
http://ns.adobe.com/xap/1.0/bj/ JobRef:Bag.Job
http://ns.adobe.com/xap/1.0/t/pg/ MaxPageSize:Dimensions NPages:Integer Fonts:Bag.Font Colorants:Seq.Colorant PlateNames:Seq.Text
http://ns.adobe.com/pdf/1.3/ Keywords:Text PDFVersion:Text Producer:Text
http://ns.adobe.com/photoshop/1.0/ AuthorsPosition:Text CaptionWriter:Text Category:Text City:Text Country:Text Credit:Text DateCreated:Date Headline:Text
 Instructions:Text Source:Text State:Text SupplementalCategories:Bag.Text TransmissionReference:Text Urgency:Integer
http://ns.adobe.com/tiff/1.0/ ImageWidth:Integer ImageLength:Integer BitsPerSample:Seq.Integer Compression:Integer{1|6} PhotometricInterpretation:Integer{2|6}
 Orientation:Integer{1|2|3|4|5|6|7|8} SamplesPerPixel:Integer PlanarConfiguration:Integer{1|2} YCbCrSubSampling:Seq.Integer{2,1|2,2} YCbCrPositioning:Integer{1|2}
 XResolution:Text YResolution:Text ResolutionUnit:Integer{2|3} TransferFunction:Seq.Integer WhitePoint:Seq.Text PrimaryChromaticities:Seq.Text
 YCbCrCoefficients:Seq.Text ReferenceBlackWhite:Seq.Text DateTime:Date ImageDescription:LangAlt Make:Text Model:Text Software:Text Artist:Text Copyright:LangAlt
http://ns.adobe.com/exif/1.0/ ExifVersion:Text FlashpixVersion:Text ColorSpace:Integer{1|65535} ComponentsConfiguration:Seq.Integer{4,5,6,0|1,2,3,0} CompressedBitsPerPixel:Text
 PixelXDimension:Integer PixelYDimension:Integer UserComment:LangAlt RelatedSoundFile:Text DateTimeOriginal:Date DateTimeDigitized:Date ExposureTime:Text
 FNumber:Text ExposureProgram:Integer{0|1|2|3|4|5|6|7|8} SpectralSensitivity:Text ISOSpeedRatings:Seq.Integer OECF:OECF ShutterSpeedValue:Text ApertureValue:Text
 BrightnessValue:Text ExposureBiasValue:Text MaxApertureValue:Text SubjectDistance:Text MeteringMode:Integer{0|1|2|3|4|5|6|255}
 LightSource:Integer{0|1|2|3|4|9|10|11|12|13|14|15|17|18|19|20|21|22|23|24|255} Flash:Flash FocalLength:Text SubjectArea:Seq.Integer FlashEnergy:Text
 SpatialFrequencyResponse:OECF FocalPlaneXResolution:Text FocalPlaneYResolution:Text FocalPlaneResolutionUnit:Integer{2|3} SubjectLocation:Seq.Integer
 ExposureIndex:Text SensingMethod:Integer{1|2|3|4|5|6|7|8} FileSource:Integer{3} SceneType:Integer{1} CFAPattern:CFAPattern CustomRendered:Integer{0|1}
 ExposureMode:Integer{0|1|2} WhiteBalance:Integer{0|1} DigitalZoomRatio:Text FocalLengthIn35mmFilm:Integer SceneCaptureType:Integer{0|1|2|3}
 GainControl:Integer{0|1|2|3|4} Contrast:Integer{0|1|2} Saturation:Integer{0|1|2} Sharpness:Integer{0|1|2} DeviceSettingDescription:DeviceSettings
 SubjectDistanceRange:Integer{0|1|2|3} ImageUniqueID:Text GPSVersionID:Text GPSLatitude:GPSCoordinate GPSLongitude:GPSCoordinate GPSAltitudeRef:Integer{0|1}
 GPSAltitude:Text GPSTimeStamp:Date GPSSatellites:Text GPSStatus:Text{A|V} GPSMeasureMode:Text GPSDOP:Text GPSSpeedRef:Text{K|M|N} GPSSpeed:Text
 GPSTrackRef:Text{T|M} GPSTrack:Text GPSImgDirectionRef:Text{T|M} GPSImgDirection:Text GPSMapDatum:Text GPSDestLatitude:GPSCoordinate
 GPSDestLongitude:GPSCoordinate GPSDestBearingRef:Text{T|M} GPSDestBearing:Text GPSDestDistanceRef:Text{K|M|N} GPSDestDistance:Text
 GPSProcessingMethod:Text GPSAreaInformation:Text GPSDifferential:Integer{0|1}
http://ns.adobe.com/exif/1.0/aux/ Lens:Text SerialNumber:Text
http://ns.adobe.com/xmp/1.0/DynamicMedia/ projectRef:ProjectLink videoFrameRate:Text videoFrameSize:Dimensions videoPixelAspectRatio:Text
 videoPixelDepth:Text{8Int|16Int|32Int|32Float} videoColorSpace:Text{sRGB|CCIR-601|CCIR-709} videoAlphaMode:Text{straight|pre-multiplied}
 videoAlphaPremultipleColor:Colorant videoAlphaUnityIsTransparent:Boolean videoCompressor:Text videoFieldOrder:Text{Upper|Lower|Progressive}
 pullDown:Text{WSSWW|SSWWW|SWWWS|WWWSS|WWSSW|WSSWW_24p|SSWWW_24p|SWWWS_24p|WWWSS_24p|WWSSW_24p} audioSampleRate:Integer
 audioSampleType:Text{8Int|16Int|32Int|32Float} audioChannelType:Text{Mono|Stereo|5.1|7.1} audioCompressor:Text speakerPlacement:Text fileDataRate:Text
 tapeName:Text altTapeName:Text startTimecode:Timecode altTimecode:Timecode duration:Time scene:Text shotName:Text shotDate:Date shotLocation:Text
 logComment:Text markers:Seq.Marker contributedMedia:Bag.Media absPeakAudioFilePath:Text relativePeakAudioFilePath:Text videoModDate:Date audioModDate:Date
 metadataModDate:Date artist:Text album:Text trackNumber:Integer genre:Text copyright:Text releaseDate:Date composer:Text engineer:Text tempo:Real
 instrument:Text introTime:Time outCue:Time relativeTimestamp:Time loop:Boolean numberOfBeats:Real key:Text{C|C#|D|D#|E|F|F#|G|G#|A|A#|B}
 stretchMode:Text timeScaleParams:TimeScaleStretch resampleParams:ResampleStretch beatSpliceParams:BeatSpliceStretch
 timeSignature:Text{2/4|3/4|4/4|5/4|7/4|6/8|9/8|12/8|other} scaleType:Text{Major|Minor|Both|Neither}
http://ns.adobe.com/camera-raw-settings/1.0/ AutoBrightness:Boolean AutoContrast:Boolean AutoExposure:Boolean AutoShadows:Boolean BlueHue:Integer
 BlueSaturation:Integer Brightness:Integer CameraProfile:Text ChromaticAberrationB:Integer ChromaticAberrationR:Integer ColorNoiseReduction:Integer
 Contrast:Integer CropTop:Real CropLeft:Real CropBottom:Real CropRight:Real CropAngle:Real CropWidth:Real CropHeight:Real CropUnits:Integer Exposure:Real
 GreenHue:Integer GreenSaturation:Integer HasCrop:Boolean HasSettings:Boolean LuminanceSmoothing:Integer RawFileName:Text RedHue:Integer RedSaturation:Integer
 Saturation:Integer Shadows:Integer ShadowTint:Integer Sharpness:Integer Temperature:Integer Tint:Integer ToneCurve:Seq.Text ToneCurveName:Text Version:Text
 VignetteAmount:Integer VignetteMidpoint:Integer WhiteBalance:Text
`

// structures are the types whose values have fields, in the same form: a name
// with the namespace of the fields.
const structures = `
Dimensions http://ns.adobe.com/xap/1.0/sType/Dimensions# w:Real h:Real unit:Text
Thumbnail http://ns.adobe.com/xap/1.0/g/img/ height:Integer width:Integer format:Text{JPEG} image:Text
ResourceEvent http://ns.adobe.com/xap/1.0/sType/ResourceEvent# action:Text instanceID:Text parameters:Text softwareAgent:Text when:Date
ResourceRef http://ns.adobe.com/xap/1.0/sType/ResourceRef# instanceID:Text documentID:Text versionID:Text renditionClass:Text renditionParams:Text
 manager:Text managerVariant:Text manageTo:Text manageUI:Text
Version http://ns.adobe.com/xap/1.0/sType/Version# comments:Text event:ResourceEvent modifyDate:Date modifier:Text version:Text
Job http://ns.adobe.com/xap/1.0/sType/Job# name:Text id:Text url:Text
Colorant http://ns.adobe.com/xap/1.0/g/ swatchName:Text mode:Text{CMYK|RGB|LAB} type:Text{PROCESS|SPOT} cyan:Real magenta:Real yellow:Real black:Real
 red:Integer green:Integer blue:Integer L:Real A:Integer B:Integer
Font http://ns.adobe.com/xap/1.0/sType/Font# fontName:Text fontFamily:Text fontFace:Text fontType:Text versionString:Text composite:Boolean
 fontFileName:Text childFontFiles:Seq.Text
BeatSpliceStretch http://ns.adobe.com/xmp/1.0/DynamicMedia/ useFileBeatsMarker:Boolean riseInDecibel:Real riseInTimeDuration:Time
Marker http://ns.adobe.com/xmp/1.0/DynamicMedia/ startTime:Any duration:Any comment:Text name:Text location:Text target:Text
 type:Text{Chapter|Cue|Beat|Track|Index}
Media http://ns.adobe.com/xmp/1.0/DynamicMedia/ path:Text track:Text startTime:Time duration:Time managed:Boolean webStatement:Text
ProjectLink http://ns.adobe.com/xmp/1.0/DynamicMedia/ path:Text type:Text{movie|still|audio|custom}
ResampleStretch http://ns.adobe.com/xmp/1.0/DynamicMedia/ quality:Text{High|Medium|Low}
Time http://ns.adobe.com/xmp/1.0/DynamicMedia/ value:Integer scale:Text
Timecode http://ns.adobe.com/xmp/1.0/DynamicMedia/ timeValue:Text timeFormat:Text
TimeScaleStretch http://ns.adobe.com/xmp/1.0/DynamicMedia/ frameSize:Real frameOverlappingPercentage:Real quality:Text{High|Medium|Low}
Flash http://ns.adobe.com/exif/1.0/ Fired:Boolean Return:Text{0|2|3} Mode:Text{0|1|2|3} Function:Boolean RedEyeMode:Boolean
OECF http://ns.adobe.com/exif/1.0/ Columns:Integer Rows:Integer Names:Seq.Text Values:Seq.Text
CFAPattern http://ns.adobe.com/exif/1.0/ Columns:Integer Rows:Integer Values:Seq.Integer
DeviceSettings http://ns.adobe.com/exif/1.0/ Columns:Integer Rows:Integer Settings:Seq.Text
`

// structure is a type whose values have fields of one namespace.
type structure struct {
	space  string
	fields map[string]string
}

// lines are the entries of a table above, of which a line that begins with a
// blank goes on with the one before.
func lines(table string) [][]string {
	return fieldsOf(strings.Split(strings.TrimSpace(strings.ReplaceAll(table, "\n ", " ")), "\n"))
}

func fieldsOf(lines []string) (out [][]string) {
	for _, l := range lines {
		out = append(out, strings.Fields(l))
	}
	return out
}

func pairs(words []string) map[string]string {
	m := map[string]string{}
	for _, w := range words {
		name, kind, _ := strings.Cut(w, ":")
		m[name] = kind
	}
	return m
}

// knownSchemas are the properties of predefined by namespace.
var knownSchemas = sync.OnceValue(func() map[string]map[string]string {
	m := map[string]map[string]string{}
	for _, words := range lines(predefined) {
		m[words[0]] = pairs(words[1:])
	}
	return m
})

// knownStructures are those of structures by the name of the type in lower case.
var knownStructures = sync.OnceValue(func() map[string]structure {
	m := map[string]structure{}
	for _, words := range lines(structures) {
		m[strings.ToLower(words[0])] = structure{words[1], pairs(words[2:])}
	}
	return m
})
